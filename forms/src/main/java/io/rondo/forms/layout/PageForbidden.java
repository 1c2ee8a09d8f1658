package io.rondo.forms.layout;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** This person may not do this. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class PageForbidden extends RuntimeException {}
