// The name of this application in Rondo.
export default {
  app: { name: 'Cockpit', vendor: 'Rondo' },
  dateFormat: { normal: 'D MMM YYYY, HH:mm', long: 'D MMM YYYY, HH:mm', short: 'D MMM YYYY' },
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  disableWelcomeMessage: true
};
