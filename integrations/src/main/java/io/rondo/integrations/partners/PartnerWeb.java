package io.rondo.integrations.partners;

import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers their caller, asks for the scope they need, and reads bodies strictly. */
@Configuration(proxyBeanMethods = false)
class PartnerWeb implements WebMvcConfigurer {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(PartnerCaller.class);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new ScopeGate()).addPathPatterns("/partner/**");
  }

  @Override
  public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
    converters.add(0, new StrictConverter());
  }

  /** The caller that the login left with the request. */
  private static final class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == PartnerCaller.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        ModelAndViewContainer container,
        NativeWebRequest request,
        WebDataBinderFactory binders) {
      Object caller =
          request.getAttribute(PartnerCaller.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
      if (caller == null) {
        throw PartnerProblem.of(
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                "Not logged in",
                "Send your API key or access token: Authorization: Bearer rk_live_…")
            .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rondo-partner-api\"");
      }
      return caller;
    }
  }

  /** Refuses keys that are not good for what is asked, whatever the id in the address. */
  private static final class ScopeGate implements HandlerInterceptor {

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (!(handler instanceof HandlerMethod method)) {
        return true;
      }
      String scope = scope(method);
      Object caller = request.getAttribute(PartnerCaller.ATTRIBUTE);
      if (scope != null
          && caller instanceof PartnerCaller partner
          && !partner.scopes().contains(scope)) {
        throw PartnerProblem.of(
                HttpStatus.FORBIDDEN,
                "insufficient_scope",
                "This key is not good for that",
                "It lacks the scope " + scope + ". Ask for a key that has it.")
            .with(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"rondo-partner-api\", error=\"insufficient_scope\", scope=\""
                    + scope
                    + "\"");
      }
      return true;
    }
  }

  /** The scope that a method asks for; null when it asks for none. */
  static String scope(HandlerMethod method) {
    Needs needs = method.getMethodAnnotation(Needs.class);
    if (needs == null) {
      needs = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
    }
    return needs == null ? null : needs.value();
  }

  /** A page of things. @param next where the next page is; absent on the last one */
  @Snake
  record Page<T>(
      List<T> data,
      @Schema(
              description = "Where the next page is; absent on the last one",
              example = "/partner/v1/orders?limit=50&cursor=MTIz")
          String next) {}
}
