package io.rondo.integrations.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import io.rondo.integrations.email.EmailTestApplication;
import io.rondo.workers.bounce.BounceTable;
import io.rondo.workers.bounce.InboundMail;
import io.rondo.workers.bounce.MailErasures;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.MailKind;
import io.rondo.workers.bounce.ReturnMailbox;
import io.rondo.workers.bounce.Verdict;
import io.rondo.workers.delivery.Channel;
import io.rondo.workers.delivery.Mail;
import io.rondo.workers.delivery.Outcome;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;

/**
 * Mails out through a real Postfix, and what it and its world send back read out of a real Dovecot,
 * where root may start them.
 */
class RealMailServersTest {

  private static final Path POSTFIX = Path.of("/usr/sbin/postfix");
  private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
  private static final Duration SOON = Duration.ofMinutes(1);

  /** What the mail servers of some domains say to every recipient. */
  private static final Map<String, String> WORLD =
      Map.of(
          "hard.test", "550 5.1.1 no such user",
          "full.test", "452 4.2.2 mailbox full",
          "policy.test", "550 5.7.1 refused by policy");

  @TempDir Path folder;

  private final List<Process> servers = new ArrayList<>();
  private int smtp;
  private int imap;
  private EmailTestApplication door;

  @BeforeEach
  void start() throws Exception {
    boolean can =
        Files.isExecutable(POSTFIX)
            && Files.isExecutable(DOVECOT)
            && "root".equals(System.getProperty("user.name"));
    if (!can) {
      System.err.println(
          "SKIPPED: RealMailServersTest needs root, Postfix and Dovecot (apt-get install postfix"
              + " dovecot-imapd).");
    }
    Assumptions.assumeTrue(can, "no Postfix and Dovecot, or not root");
    smtp = freePort();
    imap = freePort();
    Files.createDirectories(folder.resolve("mail"));
    own("nobody", folder.resolve("mail"));
    // the servers' own users have to come in
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    postfix();
    dovecot();
    door =
        EmailTestApplication.start(
            "email.host=127.0.0.1",
            "email.port=" + smtp,
            "email.from-address=news@rondo.test",
            "email.bounce-domain=bounces.rondo.test",
            "email.list-domain=rondo.test",
            "email.inbound.host=127.0.0.1",
            "email.inbound.port=" + imap,
            "email.inbound.security=none",
            "email.inbound.user=back",
            "email.inbound.password=secret",
            "email.inbound.poll=200ms");
  }

  @AfterEach
  void stop() throws Exception {
    if (door != null) {
      door.close();
    }
    for (Process server : servers) {
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy();
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void whatTheWorldSaysComesBackAndIsReadAsItWasMeant() throws Exception {
    // given mails to people of whom only one has a mailbox that takes them
    List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    door.bean(Channel.class)
        .send(
            List.of(
                mail(1, "x@hard.test"),
                mail(2, "x@full.test"),
                mail(3, "x@policy.test"),
                mail(4, "kim@inbox.test")),
            outcomes::add);
    assertThat(outcomes).hasSize(4).allMatch(outcome -> outcome.kind() == Outcome.Kind.SENT);

    // when that one replies to the address that the mail asks for
    await().atMost(SOON).until(() -> !mailbox("kim").isEmpty());
    MimeMessage mail;
    try (InputStream in = Files.newInputStream(mailbox("kim").get(0))) {
      mail = new MimeMessage(Session.getInstance(new Properties()), in);
    }
    reply(mail);

    // then all of it comes back, each by the address of its own mail
    MailIntake intake = door.bean(MailIntake.class);
    ArgumentCaptor<InboundMail> taken = ArgumentCaptor.forClass(InboundMail.class);
    await().atMost(SOON).untilAsserted(() -> verify(intake, atLeast(4)).take(taken.capture()));
    Map<String, InboundMail> byAddress = new HashMap<>();
    taken.getAllValues().forEach(one -> byAddress.put(one.recipients().get(0), one));
    assertThat(byAddress).hasSize(4);
    assertThat(verdict(byAddress.get(address("b", 1)))).isEqualTo(Verdict.HARD);
    assertThat(verdict(byAddress.get(address("b", 2)))).isEqualTo(Verdict.SOFT);
    assertThat(verdict(byAddress.get(address("b", 3)))).isEqualTo(Verdict.POLICY);
    InboundMail reply = byAddress.get(address("reply", 4));
    assertThat(reply.kind()).isEqualTo(MailKind.REPLY);
    assertThat(reply.text()).startsWith("Hello there");
    assertThat(reply.references()).containsExactly("<C-2026-0001.4.mac@rondo.test>");
    assertThat(byAddress.get(address("b", 1)).returned())
        .isEqualTo("<C-2026-0001.1.mac@rondo.test>");

    // and moves to where Dovecot keeps what is done
    await().atMost(SOON).until(() -> done() == 4 && mailbox("back").isEmpty());
    assertThat(door.bean(ReturnMailbox.class).readAgain()).isZero();

    // from where the mails of those go who are erased
    List<String> names =
        IntStream.rangeClosed(1, 12).mapToObj(i -> "C-2026-0001." + i * 100 + ".").toList();
    List<String> withOne = Stream.concat(names.stream(), Stream.of("C-2026-0001.1.")).toList();
    MailErasures erasures = door.bean(MailErasures.class);
    given(erasures.open())
        .willReturn(List.of(new MailErasures.Erasure(1, "kim@inbox.test", withOne)))
        .willReturn(List.of());
    verify(erasures, timeout(SOON.toMillis())).done(1);
    assertThat(done()).isEqualTo(2);
  }

  private static Verdict verdict(InboundMail mail) {
    assertThat(mail.kind()).isEqualTo(MailKind.DELIVERY_REPORT);
    return BounceTable.judge(mail.reports().get(0));
  }

  private static String address(String kind, long id) {
    return kind + "+c-2026-0001." + id + ".mac@bounces.rondo.test";
  }

  private static Mail mail(long id, String to) {
    String named = "C-2026-0001." + id + ".mac";
    return new Mail(
        id,
        "C-2026-0001",
        named,
        to,
        "Rondo",
        "Spring",
        "<p>Hello</p>",
        "Hello",
        "b+" + named,
        "reply+" + named,
        "http://localhost:1/u/x",
        "unsub+" + named);
  }

  private void reply(MimeMessage mail) throws Exception {
    MimeMessage reply = (MimeMessage) mail.reply(false);
    reply.setFrom(new InternetAddress("kim@inbox.test"));
    reply.setText("Hello there");
    reply.saveChanges();
    Properties properties = new Properties();
    properties.put("mail.smtp.from", "kim@inbox.test");
    try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
      transport.connect("127.0.0.1", smtp, null, null);
      transport.sendMessage(reply, reply.getAllRecipients());
    }
  }

  /** The new mails of a user, where Postfix lays them and Dovecot finds them. */
  private List<Path> mailbox(String user) throws IOException {
    List<Path> mails = new ArrayList<>();
    for (String part : List.of("new", "cur")) {
      mails.addAll(files(folder.resolve("mail/" + user + "/" + part)));
    }
    return mails;
  }

  private int done() throws IOException {
    return files(folder.resolve("mail/back/.Rondo.done/cur")).size()
        + files(folder.resolve("mail/back/.Rondo.done/new")).size();
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  private void postfix() throws Exception {
    int world = freePort();
    Path etc = Files.createDirectories(folder.resolve("postfix"));
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("queue"));
    own("postfix", data);
    StringBuilder routes = new StringBuilder();
    StringBuilder answers = new StringBuilder();
    WORLD.forEach(
        (domain, answer) -> {
          routes.append("{ %s = smtp:[127.0.0.1]:%d }, ".formatted(domain, world));
          answers.append("/@%s$/ %s\n".formatted(domain.replace(".", "\\."), answer));
        });
    Files.writeString(etc.resolve("world"), answers);
    Files.writeString(
        etc.resolve("boxes"), "/@bounces\\.rondo\\.test$/ back/\n/^kim@inbox\\.test$/ kim/\n");
    Files.writeString(
        etc.resolve("main.cf"),
        """
        compatibility_level = 3.6
        queue_directory = %1$s/queue
        data_directory = %1$s/data
        daemon_directory = /usr/lib/postfix/sbin
        command_directory = /usr/sbin
        maillog_file = %1$s/queue/log
        maillog_file_prefixes = %1$s
        myhostname = out.rondo.test
        mydestination =
        notify_classes =
        mynetworks = 127.0.0.0/8
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        alias_maps =
        alias_database =
        local_recipient_maps =
        smtpd_recipient_restrictions = permit_mynetworks, reject
        smtpd_relay_restrictions = permit_mynetworks, reject
        transport_maps = inline:{ %2$s { none.test = error: } }
        virtual_mailbox_domains = bounces.rondo.test, inbox.test
        virtual_mailbox_base = %1$s/mail
        virtual_mailbox_maps = regexp:%1$s/postfix/boxes
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        smtp_tls_security_level = none
        bounce_queue_lifetime = 2s
        maximal_queue_lifetime = 2s
        queue_run_delay = 1s
        minimal_backoff_time = 1s
        maximal_backoff_time = 1s
        """
            .formatted(folder, routes));
    Files.writeString(
        etc.resolve("master.cf"),
        """
        127.0.0.1:%d inet n - n - - smtpd
        127.0.0.1:%d inet n - n - - smtpd -o smtpd_recipient_restrictions=check_recipient_access,regexp:%s/world
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 1 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd
        """
            .formatted(smtp, world, etc));
    server("postfix.log", POSTFIX.toString(), "-c", etc.toString(), "start-fg");
    await().atMost(SOON).until(() -> listens(smtp) && listens(world));
  }

  private void dovecot() throws Exception {
    Path etc = Files.createDirectories(folder.resolve("dovecot"));
    Files.writeString(
        etc.resolve("dovecot.conf"),
        """
        base_dir = %1$s/dovecot/run
        state_dir = %1$s/dovecot/run
        log_path = %1$s/dovecot/log
        protocols = imap
        ssl = no
        disable_plaintext_auth = no
        mail_location = maildir:%1$s/mail/%%n
        mail_uid = 65534
        mail_gid = 65534
        first_valid_uid = 1
        first_valid_gid = 1
        default_internal_user = nobody
        default_internal_group = nogroup
        default_login_user = nobody
        namespace inbox {
          inbox = yes
          separator = .
        }
        passdb {
          driver = static
          args = password=secret
        }
        userdb {
          driver = static
          args = uid=65534 gid=65534 home=%1$s/mail/%%n
        }
        service imap-login {
          chroot =
          inet_listener imap {
            address = 127.0.0.1
            port = %2$d
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        """
            .formatted(folder, imap));
    server("dovecot.log", DOVECOT.toString(), "-F", "-c", etc.resolve("dovecot.conf").toString());
    await().atMost(SOON).until(() -> listens(imap));
  }

  private void server(String log, String... command) throws IOException {
    servers.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile())
            .start());
  }

  private static void own(String user, Path path) throws IOException {
    var users = path.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(path, users.lookupPrincipalByName(user));
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
