import fs from 'node:fs'
import path from 'node:path'
import { appContract } from '#shared/contract'
import type { ActionSpec } from '#shared/kernel/contract'
import { ROOT } from '../stale'
import { type ActionShape, type Break, breaksOf } from './breaks'
import { printed } from './printed'
import { shapeOf, sorted } from './shape'

/** A promise that was broken on purpose. Its entry may go when nobody uses what was published before that day. */
export interface BrokenPromise {
  /** The day: '2026-11-28'. */
  on: string
  at: string
  because: string
  /** The whole action as it was promised. */
  was: ActionShape
}

/** What a noun has promised to phones, consoles and tills: `shared/<shelf>/<noun>/wire.json`. */
export interface Wire {
  actions: Record<string, ActionShape>
  broken?: BrokenPromise[]
}

/** By the folder of the noun: 'loyalty/coupon'. */
export type Wires = Record<string, Wire>

export function recordedWires(): Wires {
  const recorded = placesOf(WIRE_FILE).map((place) => [place, JSON.parse(fs.readFileSync(wirePath(place), 'utf8'))])
  return Object.fromEntries(recorded)
}

/** What the contracts say today. */
export function presentActions(): Record<string, ActionShape> {
  const specs: [string, ActionSpec][] = Object.entries(appContract)
  return Object.fromEntries(
    specs.map(([action, { access, input, output }]) => [
      action,
      { access, input: sorted(shapeOf(input, 'input')), output: sorted(shapeOf(output, 'output')) },
    ]),
  )
}

/** Every promise that the present shapes break. */
export function brokenNow(recorded: Wires, present: Record<string, ActionShape>): Break[] {
  const promised = Object.values(recorded).flatMap(({ actions }) => Object.entries(actions))
  return promised.flatMap(([action, before]) => breaksOf(action, before, present[action]))
}

/** Promises that are named as broken and are kept. */
export function keptAfterAll(recorded: Wires, present: Record<string, ActionShape>): string[] {
  const broken = Object.values(recorded).flatMap((wire) => wire.broken ?? [])
  const isBroken = ({ at, was }: BrokenPromise) => {
    const action = actionOf(at)
    return breaksOf(action, was, present[action]).some((each) => each.at === at)
  }
  return broken.filter((promise) => !isBroken(promise)).map(({ at }) => at)
}

/** The promises from now on: the present shapes, and for each break that is meant what was promised before. */
export function wiresFrom(
  recorded: Wires,
  present: Record<string, ActionShape>,
  meant: readonly Omit<BrokenPromise, 'was'>[] = [],
): Wires {
  const places = [...new Set([...Object.keys(recorded), ...placesOf('contract.ts')])].sort()
  const wires = places.map((place): [string, Wire] => {
    const isOwn = (at: string) => at.startsWith(`${path.basename(place)}.`)
    const { actions: promised = {}, broken: brokenBefore = [] } = recorded[place] ?? {}
    const brokenToday = meant.flatMap((each) => {
      const was = isOwn(each.at) ? promised[actionOf(each.at)] : undefined
      return was ? [{ ...each, was }] : []
    })
    const actions = Object.fromEntries(
      Object.entries(present)
        .filter(([action]) => isOwn(action))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    )
    const broken = [...brokenBefore, ...brokenToday]
    return [place, broken.length > 0 ? { actions, broken } : { actions }]
  })
  return Object.fromEntries(wires)
}

export function writeWires(wires: Wires): void {
  for (const [place, wire] of Object.entries(wires)) fs.writeFileSync(wirePath(place), printed(wire))
}

/** Keeps what was added to the contracts. @throws Error over a break: `scripts/record-wire.ts` keeps those, with a reason */
export function recordAdditions(): void {
  const [recorded, present] = [recordedWires(), presentActions()]
  const broken = brokenNow(recorded, present).map(({ at, why }) => `${at}: ${why}`)
  if (broken.length > 0) throw new Error(`Who uses what was published would notice:\n${broken.join('\n')}`)
  writeWires(wiresFrom(recorded, present))
}

const WIRE_FILE = 'wire.json'
const SHARED = path.join(ROOT, 'shared')
const wirePath = (place: string) => path.join(SHARED, place, WIRE_FILE)
const actionOf = (at: string) => at.replace(/ .*$/, '')

/** The nouns that have this file. */
function placesOf(file: string): string[] {
  const foldersIn = (folder: string) =>
    fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const places = foldersIn(SHARED).flatMap(({ name: shelf }) =>
    foldersIn(path.join(SHARED, shelf)).map(({ name: noun }) => `${shelf}/${noun}`),
  )
  return places.filter((place) => fs.existsSync(path.join(SHARED, place, file))).sort()
}
