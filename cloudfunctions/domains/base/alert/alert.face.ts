/** What other nouns may use of `alert`; they may import nothing else of it. */
export { closeAlert, listAlerts, raiseAlert } from './alert.service'
