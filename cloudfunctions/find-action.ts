import type { Access } from '#shared/kernel/contract'
import { type FindAction, findIn } from './platform/dispatch'
import { type Noun, nounOf } from './platform/noun/noun'

/** What `ops` answers: the operators' own actions, and what they share with headquarters. */
export const findForConsole = (nouns: readonly Noun[]) =>
  finder(nouns, (access) => access === 'operator' || access === 'board')

/** What phones are answered: by `api`, and by `track` for the event stream. */
export const findForPhone = (nouns: readonly Noun[]) =>
  finder(nouns, (access) => access !== 'operator' && access !== 'browser' && access !== 'till')

/** What the desk answers: a browser before anybody is signed in, and the same as the console afterwards. */
export const findForDesk = (nouns: readonly Noun[]) =>
  finder(nouns, (access) => access === 'browser' || access === 'person' || access === 'operator' || access === 'board')

/** What tills are answered, over HTTP. */
export const findForTill = (nouns: readonly Noun[]) => finder(nouns, (access) => access === 'till')

/**
 * A noun is loaded when it is first asked for: a cold instance makes the schemas of what the request needs, and of
 * nothing else.
 */
function finder(nouns: readonly Noun[], isWanted: (access: Access) => boolean): FindAction {
  return async (name) => {
    const load = nounOf(nouns, name)?.actions
    if (!load) return null
    const { contract, handlers } = await load()
    const found = await findIn(contract, handlers)(name)
    return found && isWanted(found.spec.access) ? found : null
  }
}
