import fs from 'node:fs'
import path from 'node:path'
import { funnelOf, type TimelineEvent } from '#shared/insight/report/funnel'
import { type GoldenKind, same } from './golden'

const STEPS = [{ name: 'sent' }, { name: 'received' }, { name: 'sent' }, { name: 'sent', where: { isNew: true } }]

/** A funnel of four steps over a log of messages, with windows of several lengths. */
export const funnel: GoldenKind = {
  prefix: 'funnel_',
  check({ input, expected }, folder) {
    const members = readTimelines(path.join(folder, String(input?.file)))
    return Object.entries(expected as Record<string, number[]>).map(([window, counts]) => {
      const windowMs = Number(window.replace(/s$/, '')) * 1000
      return same(`window ${window}`, funnelOf(members.values(), { steps: STEPS, windowMs }), counts)
    })
  },
}

/** Each member's messages in order; a message at the same second keeps its place in the file. */
function readTimelines(file: string): Map<string, TimelineEvent[]> {
  const [, ...lines] = fs.readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const rows = lines.map((line) => {
    const [from = '', to = '', seconds] = line.split(',')
    return { from, to, at: Number(seconds) * 1000 }
  })
  const timelines = new Map<string, TimelineEvent[]>()
  const note = (member: string, event: TimelineEvent) => {
    const known = timelines.get(member) ?? []
    known.push(event)
    timelines.set(member, known)
  }
  const known = new Set<string>()
  for (const { from, to, at } of rows.sort((a, b) => a.at - b.at)) {
    const pair = `${from}>${to}`
    note(from, { name: 'sent', at, props: { isNew: !known.has(pair) } })
    note(to, { name: 'received', at })
    known.add(pair)
  }
  return timelines
}
