import { isThere, mentionedPaths } from './mentioned-paths'

test('finds paths in backticks, in commands and in links, each once', () => {
  const text = [
    'See `shared/ledger/tier/tier.ts`, `npx tsx scripts/action-table.ts` and [how](guide/deploy.md#once).',
    'Again `shared/ledger/tier/tier.ts`; the folder `client/src/features/<noun>`; above: `../server.ts`.',
  ].join('\n')
  expect(mentionedPaths('docs/page.md', text)).toEqual([
    'shared/ledger/tier/tier.ts',
    'scripts/action-table.ts',
    'client/src/features/<noun>',
    'docs/guide/deploy.md',
  ])
  expect(mentionedPaths('local-cloud/control/README.md', text)).toContain('local-cloud/server.ts')
})

test('addresses, actions, routes and what is built are not files of ours', () => {
  const text =
    '`home.open` `POST /faults` `npx jest scripts/action-table -u` `dist/weapp` `accounts/<member>` [x](https://example.com/a.md) [y](#here)'
  expect(mentionedPaths('docs/page.md', text)).toEqual([])
})

test('a placeholder stands for one name', () => {
  const files = ['shared/ledger/tier/rules.ts', 'docs/guide/deploy.md']
  expect(isThere('shared/<shelf>/<noun>/rules.ts', files)).toBe(true)
  expect(isThere('shared/*/contract.ts', files)).toBe(false)
  expect(isThere('docs/guide/', files)).toBe(true)
  expect(isThere('docs/gui', files)).toBe(false)
  expect(isThere('shared/rules.ts', files)).toBe(false)
})
