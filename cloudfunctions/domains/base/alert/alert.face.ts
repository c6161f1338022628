/** What other nouns may use of `alert`; nothing else of it is theirs to import. */
export { closeAlert, listAlerts, raiseAlert } from './alert.service'
