/** What other nouns may use of `feedback`; they may import nothing else of it. */
export { countOpenTickets } from './feedback.repository'
