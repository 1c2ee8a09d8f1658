package io.rondo.workers.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectsTest {

  @Test
  void anAnswerSaysOnceThatItIsOne() {
    assertThat(Subjects.answering("Torn jacket")).isEqualTo("Re: Torn jacket");
    assertThat(Subjects.answering("Re: Torn jacket")).isEqualTo("Re: Torn jacket");
    assertThat(Subjects.answering("Re: AW: RE[2]: re : Torn jacket")).isEqualTo("Re: Torn jacket");
    assertThat(Subjects.answering("Returned: a jacket")).isEqualTo("Re: Returned: a jacket");
  }

  @Test
  void whatAnswersIsKnownByItsSubject() {
    assertThat(Subjects.isAnswer("AW: Jacke")).isTrue();
    assertThat(Subjects.isAnswer("Real leather?")).isFalse();
  }
}
