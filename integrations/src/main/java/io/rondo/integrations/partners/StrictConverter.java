package io.rondo.integrations.partners;

import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Reads the bodies of the partner API: what nobody asked for is refused by its place. */
class StrictConverter extends AbstractHttpMessageConverter<Object> {

  StrictConverter() {
    super(MediaType.APPLICATION_JSON, new MediaType("application", "merge-patch+json"));
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type.isRecord() && type.getPackage().equals(StrictConverter.class.getPackage());
  }

  @Override
  public boolean canWrite(Class<?> type, MediaType mediaType) {
    return false;
  }

  @Override
  protected Object readInternal(Class<? extends Object> type, HttpInputMessage message)
      throws IOException {
    return PartnerJson.read(message.getBody(), type);
  }

  @Override
  protected void writeInternal(Object value, HttpOutputMessage message) {
    throw new HttpMessageNotWritableException("It only reads");
  }
}
