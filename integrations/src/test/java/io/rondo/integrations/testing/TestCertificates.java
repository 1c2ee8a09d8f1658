package io.rondo.integrations.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority of a test's own, and certificates of it for 127.0.0.1: good ones and such whose time
 * is over. A certificate that signs itself would not do: of an anchor Java never asks the date.
 */
public final class TestCertificates {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final byte[] ECDSA_SHA256 = sequence(tlv(0x06, hex("2A8648CE3D040302")));
  private static final byte[] IS_AUTHORITY =
      extension("551D13", true, sequence(tlv(0x01, hex("FF"))));
  private static final byte[] IS_LOOPBACK =
      extension("551D11", false, sequence(tlv(0x87, new byte[] {127, 0, 0, 1})));

  private final KeyPair authority = keys();
  private final Certificate anchor =
      certificate(authority.getPublic(), "Authority", Duration.ofDays(1), IS_AUTHORITY, authority);

  /** What a client uses that trusts this authority and no other. */
  public SSLContext client() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("authority", anchor);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a server uses whose certificate ends then.
   *
   * @param left negative when it ended already
   */
  public SSLContext server(Duration left) {
    try {
      KeyPair pair = keys();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      Certificate leaf = certificate(pair.getPublic(), "Vendor", left, IS_LOOPBACK, authority);
      store.setKeyEntry("vendor", pair.getPrivate(), PASSWORD, new Certificate[] {leaf, anchor});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An X.509 certificate, version 3, in DER (RFC 5280). */
  private static Certificate certificate(
      PublicKey key, String name, Duration left, byte[] extension, KeyPair issuer) {
    try {
      Instant now = Instant.now();
      byte[] content =
          sequence(
              tlv(0xA0, tlv(0x02, new byte[] {2})),
              tlv(0x02, BigInteger.valueOf(System.nanoTime()).abs().toByteArray()),
              ECDSA_SHA256,
              name("Authority"),
              sequence(time(now.minus(Duration.ofDays(30))), time(now.plus(left))),
              name(name),
              key.getEncoded(),
              tlv(0xA3, sequence(extension)));
      byte[] signed = sequence(content, ECDSA_SHA256, bits(sign(content, issuer.getPrivate())));
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sign(byte[] content, PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(content);
    return signature.sign();
  }

  private static byte[] name(String common) {
    return sequence(
        tlv(
            0x31,
            sequence(
                tlv(0x06, hex("550403")), tlv(0x0C, common.getBytes(StandardCharsets.UTF_8)))));
  }

  private static byte[] time(Instant at) {
    return tlv(0x17, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] extension(String id, boolean critical, byte[] value) {
    byte[] flag = critical ? tlv(0x01, hex("FF")) : new byte[0];
    return sequence(tlv(0x06, hex(id)), flag, tlv(0x04, value));
  }

  private static byte[] bits(byte[] content) {
    byte[] all = new byte[content.length + 1];
    System.arraycopy(content, 0, all, 1, content.length);
    return tlv(0x03, all);
  }

  private static byte[] sequence(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return tlv(0x30, all.toByteArray());
  }

  private static byte[] tlv(int tag, byte[] content) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    if (content.length < 0x80) {
      all.write(content.length);
    } else if (content.length < 0x100) {
      all.write(0x81);
      all.write(content.length);
    } else {
      all.write(0x82);
      all.write(content.length >> 8);
      all.write(content.length);
    }
    all.writeBytes(content);
    return all.toByteArray();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
