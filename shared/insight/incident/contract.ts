import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { actorField, countField, growingEnum, instantField, noteField } from '#shared/kernel/fields'
import { INCIDENT_KINDS, INCIDENT_STATES } from './incident'
import { PATH_LIGHTS } from './light'

const incidentIdField = z.string().regex(/^[\w:.-]{1,120}$/)

const incident = z.object({
  incidentId: z.string(),
  kind: growingEnum(INCIDENT_KINDS),
  direction: growingEnum(['fall', 'rise']),
  title: z.string(),
  text: z.string(),
  state: growingEnum(INCIDENT_STATES),
  owner: z.string().nullable(),
  openedAt: instantField,
  seenAt: instantField,
  solvedAt: instantField.nullable(),
  /** How often the same was there in the ninety days before. */
  recurrences: countField,
  /** When the clock that runs now runs out: to be owned, solved, reviewed. */
  dueAt: instantField.nullable(),
})

const turn = { incidentId: incidentIdField, by: actorField }

export const incidentContract = defineContract({
  'incident.list': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary: 'Incidents: those that are not over with, or all, newest first, 20 a page',
    input: z.strictObject({ isOpen: z.boolean().default(false), beforeAt: instantField.optional() }),
    output: z.object({
      incidents: z.array(incident),
      nextBeforeAt: instantField.nullable(),
      /** How each path stands, with those that are not over; nothing in the list of all. */
      lights: z.array(z.object({ title: z.string(), light: growingEnum(PATH_LIGHTS) })),
    }),
  },
  'incident.get': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary:
      'One incident: what was counted beside what is usual, which part carries it, what stops the campaign concerned, its clocks, notes and review',
    input: z.strictObject({ incidentId: incidentIdField }),
    output: z.object({
      incident: incident.extend({
        /** The one part to which it is confined; null where it is everywhere. */
        place: z.string().nullable(),
        steps: z.array(z.object({ title: z.string(), path: z.string() })),
        causes: z.array(z.object({ title: z.string(), count: countField, expected: z.number(), share: z.number() })),
        switches: z.array(
          z.object({
            kind: growingEnum([
              'template',
              'referral',
              'messages',
              'till-key',
              'products',
              'entrance',
              'job',
              'journey',
            ]),
            id: z.string().nullable(),
            title: z.string(),
          }),
        ),
        count: countField,
        expected: z.number(),
        /** Over so many ten-minute cells, or days. */
        cells: countField,
        notes: z.array(z.object({ at: instantField, by: z.string(), text: z.string() })),
        review: z.string().nullable(),
        lastBefore: z.string().nullable(),
      }),
      /** The day around it by hours; empty where it is of days or jobs. */
      points: z.array(z.object({ at: instantField, count: countField, expected: z.number() })),
    }),
  },
  'incident.own': {
    access: 'board',
    right: 'upkeep',
    effect: 'writes',
    summary: 'Look after an incident; another may take it over',
    input: z.strictObject(turn),
    output: z.object({ incident }),
  },
  'incident.addNote': {
    access: 'board',
    right: 'upkeep',
    effect: 'writes',
    summary: 'Write down what was looked at or done',
    input: z.strictObject({ ...turn, note: noteField }),
    output: z.object({ incident }),
  },
  'incident.solve': {
    access: 'board',
    right: 'upkeep',
    effect: 'writes',
    summary: 'It is over; the clock of the review begins',
    input: z.strictObject({ ...turn, note: noteField }),
    output: z.object({ incident }),
  },
  'incident.review': {
    access: 'board',
    right: 'upkeep',
    effect: 'writes',
    summary: 'What was learned, for the next time',
    input: z.strictObject({ ...turn, note: noteField }),
    output: z.object({ incident }),
  },
})
