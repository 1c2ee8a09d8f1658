// The name of this application in Rondo.
export default {
  app: { name: 'Welcome', vendor: 'Rondo' },
  dateFormat: { normal: 'D MMM YYYY, HH:mm', long: 'D MMM YYYY, HH:mm', short: 'D MMM YYYY' },
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  disableWelcomeMessage: true
};

// Its loader gives up after seven seconds and then shows nothing at all; a machine that has just
// started may need longer. 0 waits as long as it takes.
if (typeof window.require?.config === 'function') {
  window.require.config({ waitSeconds: 0 });
}
