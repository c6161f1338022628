import dagre from '@dagrejs/dagre'
import { type DraftJourney, isPlaced, waysOf } from './steps'

export const WIDTH = 216
export const HEIGHT = 96
export const END_HEIGHT = 36
/** What the journey begins with, drawn above its first step. */
export const ENTRY = '~entry'

export interface Point {
  x: number
  y: number
}

/** Where each step stands if nobody has put it elsewhere: top to bottom, in rows. Ends of ways have places of their own. */
export function placesOf(journey: DraftJourney): Map<string, Point> {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 48, ranksep: 44, marginx: 8, marginy: 8 })
  graph.setDefaultEdgeLabel(() => ({}))
  graph.setNode(ENTRY, { width: WIDTH, height: HEIGHT })
  for (const { id } of journey.nodes) graph.setNode(id, { width: WIDTH, height: HEIGHT })
  if (graph.hasNode(journey.start)) graph.setEdge(ENTRY, journey.start)
  for (const step of journey.nodes) {
    for (const { key, to } of waysOf(step)) {
      const target = to ?? endOf(step.id, key)
      if (to === null) graph.setNode(target, { width: WIDTH, height: END_HEIGHT })
      if (graph.hasNode(target)) graph.setEdge(step.id, target)
    }
  }
  dagre.layout(graph)
  const places = new Map<string, Point>()
  for (const id of graph.nodes()) {
    const { x, y, width, height } = graph.node(id)
    places.set(id, { x: x - width / 2, y: y - height / 2 })
  }
  for (const step of journey.nodes) if (isPlaced(step)) places.set(step.id, step.place)
  return places
}

/** The mark below a way that leads to no further step. */
export const endOf = (id: string, key: string): string => `~end ${id} ${key}`
