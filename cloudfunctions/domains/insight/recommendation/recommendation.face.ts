/** What other nouns may use of `recommendation`; they may import nothing else of it. */
export { goodsShownTo } from './recommendation.service'
