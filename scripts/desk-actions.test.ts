import { type ActionName, appContract } from '#shared/contract'
import { readRepositoryFile, repositoryFiles } from './repository-files'

// What the shop lets its operators do, they do on a screen: an action that no screen calls would need JSON in the console.

const AT_THE_DESK = ['browser', 'person', 'board', 'operator']
const actions = (Object.keys(appContract) as ActionName[]).filter((name) =>
  AT_THE_DESK.includes(appContract[name].access),
)

/** What no screen of the desk calls, and why not. */
const CALLED_ELSEWHERE: Partial<Record<ActionName, string>> = {
  'grant.makeOwnerCode': 'made in the console alone: whoever holds the environment lets the first owner in',
  'doctor.repair': 'never done by one person: `doctor.approve` does it',
  'lifecycle.explain': 'a part of `member-page.get`',
  'tag.getMember': 'a part of `member-page.get`',
  'inbox.listOfMember': 'a part of `member-page.get`',
}

const CALL = /\b(?:useAsk|useAct|usePages|request)(?:<[^(]*>)?\(\s*'([a-z-]+\.[A-Za-z]+)'/g
const called = new Set(
  repositoryFiles()
    .filter((file) => /^desk\/src\/.*\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file))
    .flatMap((file) => [...readRepositoryFile(file).matchAll(CALL)].map(([, action]) => action)),
)

test('every action of operators is called by a screen of the desk, or stands in the list with its reason', () => {
  expect(called.size).toBeGreaterThan(200)
  expect(actions.filter((action) => !called.has(action)).sort()).toEqual(Object.keys(CALLED_ELSEWHERE).sort())
})
