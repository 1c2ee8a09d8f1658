package io.rondo.workers.reseller;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where resellers sell, and who of them is asked first. */
@Service
public class Regions {

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]{0,10}");
  private static final int LAST_PLACE = 99;

  private final LeadMapper mapper;
  private final Partners partners;

  Regions(LeadMapper mapper, Partners partners) {
    this.mapper = mapper;
    this.partners = partners;
  }

  /** All, by country and postal code. */
  @Transactional(readOnly = true)
  public List<Region> all() {
    return mapper.regions().stream()
        .map(
            row ->
                new Region(
                    row.partnerId(),
                    row.partnerCode(),
                    row.partnerName(),
                    row.country(),
                    row.postalPrefix(),
                    row.place()))
        .toList();
  }

  /**
   * Says where a reseller sells; said again, it has the new place.
   *
   * @param postalPrefix how its postal codes begin; empty for the whole country
   * @param place 1 is asked first
   * @throws LeadRefused when it is no reseller or no region
   */
  @Transactional
  public void put(long partnerId, String country, String postalPrefix, int place) {
    Partner partner = partners.get(partnerId);
    String code = country.strip().toUpperCase(Locale.ROOT);
    String prefix = plain(postalPrefix);
    if (partner.kind() != PartnerKind.RESELLER) {
      throw new LeadRefused(partner.name() + " is no reseller.");
    }
    if (!COUNTRY.matcher(code).matches() || !PREFIX.matcher(prefix).matches()) {
      throw new LeadRefused(
          "A region is a country of two letters and the beginning of a postal code.");
    }
    if (place < 1 || place > LAST_PLACE) {
      throw new LeadRefused("A place is between 1 and 99.");
    }
    mapper.removeRegion(partnerId, code, prefix);
    mapper.addRegion(partnerId, code, prefix, place);
  }

  /** A reseller sells there no more; what it has goes on. */
  @Transactional
  public void remove(long partnerId, String country, String postalPrefix) {
    mapper.removeRegion(partnerId, country, postalPrefix);
  }

  /** Who is asked next for a lead: the nearest who was not asked yet. */
  Optional<Long> next(long leadId, long customerId) {
    LeadMapper.Place place = mapper.place(customerId);
    if (place == null || place.country() == null) {
      return Optional.empty();
    }
    String postalCode = plain(place.postalCode());
    return mapper.candidates(leadId, place.country()).stream()
        .filter(candidate -> postalCode.startsWith(candidate.postalPrefix()))
        .min(
            Comparator.comparing((LeadMapper.Candidate one) -> -one.postalPrefix().length())
                .thenComparing(LeadMapper.Candidate::place)
                .thenComparing(LeadMapper.Candidate::partnerId))
        .map(LeadMapper.Candidate::partnerId);
  }

  private static String plain(String postalCode) {
    return postalCode == null
        ? ""
        : postalCode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
