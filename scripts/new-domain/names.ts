import { SHELVES, type Shelf } from '../../cloudfunctions/platform/noun/noun'
import { UsageError } from '../arguments'

/** How one noun is written in each place. */
export interface Names {
  /** Where the noun stands: 'reach' */
  shelf: Shelf
  /** Folders, files and actions: 'gift-card' */
  noun: string
  /** Values: 'giftCard' */
  value: string
  /** Types: 'GiftCard' */
  type: string
  /** The collection: 'gift_cards' */
  collection: string
  /** The job that forgets: 'forget-gift-cards' */
  job: string
  /** In a sentence: 'gift card' */
  words: string
}

const LENGTH_MAX = 30
// A type of this name would hide one of the language's own.
const TAKEN_TYPES = new Set([
  'Awaited',
  'Exclude',
  'Extract',
  'Omit',
  'Partial',
  'Pick',
  'Readonly',
  'Record',
  'Required',
])

/** @throws UsageError when the place is no `<shelf>/<noun>`, or the noun cannot name a domain. */
export function toNames(place: string): Names {
  const [shelf = '', noun = '', ...rest] = place.split('/')
  if (!isShelf(shelf) || rest.length > 0) {
    throw new UsageError(
      `'${place}' is not a shelf and a noun, such as reach/gift-card. The shelves: ${SHELVES.join(', ')}`,
    )
  }
  if (!/^[a-z]+(-[a-z]+)*$/.test(noun) || noun.length > LENGTH_MAX) {
    throw new UsageError(`'${noun}' is not a noun in kebab-case, such as gift-card`)
  }
  const words = noun.split('-')
  const type = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  if (TAKEN_TYPES.has(type) || type in globalThis) throw new UsageError(`'${type}' means something else already`)
  const collection = plural(words.join('_'))
  return {
    shelf,
    noun,
    type,
    job: `forget-${collection.replaceAll('_', '-')}`,
    value: type.charAt(0).toLowerCase() + type.slice(1),
    collection,
    words: words.join(' '),
  }
}

function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

function isShelf(word: string): word is Shelf {
  return (SHELVES as readonly string[]).includes(word)
}
