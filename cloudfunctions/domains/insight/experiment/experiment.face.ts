/** What other nouns may use of `experiment`; they may import nothing else of it. */
export { armShownTo, armTakenAt, exposeIn, forgetIfLeft } from './arms.service'
export { findAtWork, holdAtWork } from './at-work.service'
