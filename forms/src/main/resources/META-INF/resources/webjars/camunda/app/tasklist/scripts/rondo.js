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

// Tasklist makes this empty module for scripts like this one and starts it with its own.
window.angular.module('cam.tasklist.custom').config([
  '$provide',
  ($provide) =>
    $provide.decorator('camTasklistFormDirective', [
      '$delegate',
      ($delegate) => {
        $delegate[0].controller = wrap($delegate[0].controller);
        return $delegate;
      }
    ])
]);
