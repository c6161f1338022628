/** What other nouns may use of `alert`; they may import nothing else of it. */
export { closeAlert, endAlert, listAlerts, raiseAlert } from './alert.service'
