// A form with a dynamic list tells Tasklist that it is invalid as soon as one of the list's fields
// was touched, and never takes it back, so that Complete stays disabled. The form itself still
// refuses to submit what is invalid and marks the field, so Camunda Forms leave the button enabled.
const wrap = (original) => {
  const needs = Array.isArray(original) ? original.slice(0, -1) : original.$inject;
  const build = Array.isArray(original) ? original[original.length - 1] : original;
  return needs.concat(function (...services) {
    build.apply(this, services);
    const told = this.notifyFormValidated;
    this.notifyFormValidated = (invalid) => {
      const form = this.getTasklistForm();
      told(invalid && !(form && form.type === 'camunda-forms' && !form.$error));
    };
  });
};

// What Rondo refuses it says in a sentence; the engine's words before it help nobody. What the form
// itself refuses has no sentence here: it stands at its field.
const plainly = (notifications) => {
  const tell = notifications.addError;
  notifications.addError = (error) => {
    if (error.message) {
      error.message = String(error.message).replace(/^Cannot (?:submit task form|complete task) \S+: /, '');
    }
    if (/^An error happened while (?:submitting|starting)/.test(error.status)) {
      error.status = error.message ? 'Not done yet' : 'Something is missing or wrong: it is marked in the form.';
    }
    tell.call(notifications, error);
  };
  return notifications;
};

// Tasklist makes this empty module for scripts like this one and starts it with its own.
window.angular.module('cam.tasklist.custom').config([
  '$provide',
  ($provide) => {
    $provide.decorator('camTasklistFormDirective', [
      '$delegate',
      ($delegate) => {
        $delegate[0].controller = wrap($delegate[0].controller);
        return $delegate;
      }
    ]);
    $provide.decorator('Notifications', ['$delegate', plainly]);
  }
]);

// A form may show a page of Rondo: a link of the class rondo-frame becomes a frame of the same
// address, as high as the page in it. No script runs in there; it keeps its origin only so that the
// login goes along and its height can be read. Forms draw themselves anew at any time, so links are
// looked for whenever something changed; one that was replaced is gone and is not found again.
const FRAMED = /^\/(reviews\/\d+|orders\/\w+(\/standing)?|calls\/\w+|cases\/S-[\d-]+|campaigns\/C-[\w-]+\/(partners|offers\/\d+))\/frame$/;

const fit = (frame) => {
  const page = frame.contentDocument?.documentElement;
  if (page) {
    frame.style.height = `${Math.ceil(page.getBoundingClientRect().height) + 2}px`;
  }
};

const frameOf = (link) => {
  const frame = document.createElement('iframe');
  frame.className = 'rondo-frame';
  frame.title = link.textContent;
  frame.sandbox = 'allow-popups allow-popups-to-escape-sandbox allow-same-origin';
  frame.addEventListener('load', () => {
    fit(frame);
    const page = frame.contentDocument?.documentElement;
    if (page) {
      new ResizeObserver(() => fit(frame)).observe(page);
    }
  });
  frame.src = link.href;
  return frame;
};

const replaceLinks = () => {
  for (const link of document.querySelectorAll('a.rondo-frame[href]')) {
    if (link.origin === window.location.origin && FRAMED.test(link.pathname)) {
      link.replaceWith(frameOf(link));
    }
  }
};

new MutationObserver(replaceLinks).observe(document.documentElement, { childList: true, subtree: true });
replaceLinks();

// A form may be longer than the window: what is wrong in it comes into view when a button refuses.
const showWrong = (form, looks) => {
  const field = form.querySelector('.fjs-form-field-error')?.closest('.fjs-form-field');
  if (field) {
    field.scrollIntoView({ block: 'center' });
    field.querySelector('input:not(.flatpickr-input), textarea')?.focus({ preventScroll: true });
  } else if (looks > 0) {
    setTimeout(() => showWrong(form, looks - 1), 50);
  }
};

document.addEventListener('click', (event) => {
  const pane = event.target.closest?.('.btn-primary')?.closest('.modal-content, .task-details');
  const form = pane?.querySelector('.fjs-container');
  if (form) {
    showWrong(form, 20);
  }
});
