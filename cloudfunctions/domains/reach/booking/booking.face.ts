/** What other nouns may use of `booking`; they may import nothing else of it. */
export { occasionTitle } from './occasion-title.service'
export { findOwnOccasion } from './own-occasion.service'
