/** What other nouns may use of `task`; they may import nothing else of it. */
export { summarizeTasks } from './home-line.service'
