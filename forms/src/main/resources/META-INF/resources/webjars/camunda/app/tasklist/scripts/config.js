// Tasklist as Rondo's own: its name, no demo greeting, and one repair.
export default {
  app: { name: 'Tasklist', vendor: 'Rondo' },
  dateFormat: { normal: 'D MMM YYYY, HH:mm', long: 'D MMM YYYY, HH:mm', short: 'D MMM YYYY' },
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  customScripts: ['scripts/rondo'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};

// Its loader gives up after seven seconds and then shows nothing at all; a machine that has just
// started may need longer. 0 waits as long as it takes.
if (typeof window.require?.config === 'function') {
  window.require.config({ waitSeconds: 0 });
}
