import { DEFINITIONS } from '#shared/growth/entrance/channel-report'
import { aChannel } from '../../../testing/entrance-answers'
import { figuresOf, MODELS } from './channel-figures'

test('a figure is called what its definition below calls it', () => {
  const told = DEFINITIONS.map(({ title, text }) => `${title} ${text}`).join(' ')
  const names = figuresOf(aChannel(), 'first').map(({ name }) => name)
  expect([...names, ...MODELS.map(({ text }) => text)].filter((name) => !told.includes(name))).toEqual([])
})
