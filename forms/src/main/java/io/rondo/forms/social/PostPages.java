package io.rondo.forms.social;

import io.rondo.forms.layout.AssetFiles;
import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.AssetRefused;
import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.social.PostDraft;
import io.rondo.workers.social.PostRefused;
import io.rondo.workers.social.SocialAccounts;
import io.rondo.workers.social.SocialListening;
import io.rondo.workers.social.SocialPost;
import io.rondo.workers.social.SocialPosts;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.DateTimeException;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The posts of a campaign and their editor. */
@Controller
@RequestMapping("/campaigns/{code:C-.+}/posts")
class PostPages {

  private static final long MOST = 50L << 20;

  private final SocialPosts posts;
  private final SocialAccounts accounts;
  private final SocialListening listening;
  private final Campaigns campaigns;
  private final Assets assets;

  PostPages(
      SocialPosts posts,
      SocialAccounts accounts,
      SocialListening listening,
      Campaigns campaigns,
      Assets assets) {
    this.posts = posts;
    this.accounts = accounts;
    this.listening = listening;
    this.campaigns = campaigns;
    this.assets = assets;
  }

  @GetMapping
  String list(@PathVariable String code, Model model) {
    fill(code, model);
    model.addAttribute("posts", posts.of(code));
    model.addAttribute("echoes", posts.echoes(code));
    model.addAttribute("ears", listening.ears());
    return "social/posts";
  }

  @GetMapping("/new")
  String fresh(@PathVariable String code, Model model) {
    PostForm form = new PostForm();
    accounts.all().forEach(account -> form.getAccounts().add(account.name()));
    return editor(code, null, form, model);
  }

  @GetMapping("/{no:\\d{1,6}}")
  String one(@PathVariable String code, @PathVariable int no, Model model) {
    SocialPost post = posts.get(code, no);
    return editor(code, post, PostForm.of(post.draft()), model);
  }

  @PostMapping
  String add(
      @PathVariable String code,
      @ModelAttribute("form") PostForm form,
      @RequestParam(required = false) MultipartFile picture,
      Principal who,
      Model model,
      RedirectAttributes next)
      throws IOException {
    return save(code, null, form, picture, who, model, next);
  }

  @PostMapping("/{no:\\d{1,6}}")
  String change(
      @PathVariable String code,
      @PathVariable int no,
      @ModelAttribute("form") PostForm form,
      @RequestParam(required = false) MultipartFile picture,
      Principal who,
      Model model,
      RedirectAttributes next)
      throws IOException {
    return save(code, posts.get(code, no), form, picture, who, model, next);
  }

  private String save(
      String code,
      SocialPost post,
      PostForm form,
      MultipartFile picture,
      Principal who,
      Model model,
      RedirectAttributes next)
      throws IOException {
    if (picture != null && picture.getSize() > MOST) {
      model.addAttribute(
          "problems", List.of("A picture has at most 50 MB: no network takes more."));
      return editor(code, post, form, model);
    }
    try {
      take(form, picture, who.getName());
      PostDraft draft = form.draft();
      int no = post == null ? posts.add(code, draft, who.getName()) : post.no();
      if (post != null) {
        posts.change(code, no, draft, who.getName());
      }
      Flash.done(next, "Post " + no + " is saved. It is published once the campaign is released.");
      return back(code, next);
    } catch (PostRefused refused) {
      model.addAttribute("problems", refused.problems());
    } catch (AssetRefused refused) {
      model.addAttribute("problems", List.of(refused.getMessage()));
    } catch (DateTimeException e) {
      model.addAttribute("problems", List.of("The time is none: choose a day and an hour."));
    }
    return editor(code, post, form, model);
  }

  private void take(PostForm form, MultipartFile picture, String who) throws IOException {
    if (picture == null || picture.isEmpty()) {
      return;
    }
    try (InputStream bytes = picture.getInputStream()) {
      AssetVersion stored =
          assets.store(bytes, picture.getOriginalFilename(), AssetOwner.staff(who));
      form.add(new PostDraft.Picture(stored.id(), form.getAlt()));
      form.setAlt("");
    }
  }

  /** How it looks on each network, or what does not fit there. */
  @PostMapping("/preview")
  String preview(@PathVariable String code, @ModelAttribute("form") PostForm form, Model model) {
    fill(code, model);
    preview(form, model);
    return "social/post :: preview";
  }

  @PostMapping("/{no:\\d{1,6}}/remove")
  String remove(
      @PathVariable String code, @PathVariable int no, Principal who, RedirectAttributes next) {
    return act(
        code, next, () -> posts.remove(code, no, who.getName()), "Post " + no + " is removed.");
  }

  @PostMapping("/{no:\\d{1,6}}/withdraw")
  String withdraw(
      @PathVariable String code, @PathVariable int no, Principal who, RedirectAttributes next) {
    return act(
        code,
        next,
        () -> posts.withdraw(code, no, who.getName()),
        "Post " + no + " is being taken off. It may stand some seconds longer.");
  }

  /** A picture of staff, drawn anew. */
  @GetMapping("/pictures/{id:\\d{1,18}}")
  ResponseEntity<Resource> picture(@PathVariable String code, @PathVariable long id) {
    campaigns.get(code);
    AssetVersion file = assets.get(id);
    if (file.partnerId() != null) {
      throw new PageNotFound();
    }
    return AssetFiles.preview(assets, file).orElseThrow(PageNotFound::new);
  }

  private static String act(String code, RedirectAttributes next, Runnable act, String sentence) {
    try {
      act.run();
      Flash.done(next, sentence);
    } catch (PostRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return back(code, next);
  }

  private static String back(String code, RedirectAttributes next) {
    next.addAttribute("code", code);
    return "redirect:/campaigns/{code}/posts";
  }

  private void fill(String code, Model model) {
    Campaign campaign = campaigns.get(code);
    model.addAttribute("campaign", campaign);
    model.addAttribute("open", campaign.status().isOpenToChange());
    model.addAttribute("accounts", accounts.all());
  }

  private String editor(String code, SocialPost post, PostForm form, Model model) {
    fill(code, model);
    model.addAttribute("post", post);
    model.addAttribute("heading", post == null ? "New post" : "Post " + post.no());
    model.addAttribute("form", form);
    preview(form, model);
    return "social/post";
  }

  /** A time that is none is left out: it changes nothing of how the post looks. */
  private void preview(PostForm form, Model model) {
    try {
      model.addAttribute("previews", posts.preview(form.draft()));
    } catch (DateTimeException e) {
      form.setPublishAt("");
      model.addAttribute("previews", posts.preview(form.draft()));
    }
  }
}
