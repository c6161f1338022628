import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  countField,
  dayField,
  growingEnum,
  nameFieldOf,
  proseField,
  restrictingListOf,
  storeIdField,
} from '#shared/kernel/fields'
import { hasSomethingToRead, NOT_READABLE } from '#shared/kernel/readable-text'
import { ARTICLE_KINDS, ARTICLE_PICTURES, SEASONS } from './article'

const articleIdField = z.string().regex(/^art_[0-9A-HJKMNP-TV-Z]{14}$/)
const occasionIdField = z.string().regex(/^occ_[0-9A-HJKMNP-TV-Z]{14}$/)
const tierKeyField = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/)
const tagKeyField = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const TIERS_MAX = 12
const INTERESTS_MAX = 3

const link = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('couponCentre') }),
  z.strictObject({ kind: z.literal('checkIn') }),
  z.strictObject({ kind: z.literal('occasion'), occasionId: occasionIdField }),
])

const card = z.object({
  articleId: z.string(),
  title: z.string(),
  kindName: z.string(),
  picture: growingEnum(ARTICLE_PICTURES),
  /** Whole minutes, at least one. */
  minutes: z.int().min(1),
  isRead: z.boolean(),
})

const page = card.extend({
  text: z.string(),
  /** Where it leads; a word that only newer shops know leads nowhere. */
  link: z.object({
    kind: growingEnum(['none', 'couponCentre', 'checkIn', 'occasion']),
    occasionId: z.string().nullable(),
    title: z.string(),
  }),
  /** Whether what the member reads is kept, and what they say of it: they have agreed to the record. */
  isKept: z.boolean(),
  isUseful: z.boolean().nullable(),
})

const written = z.object({
  articleId: z.string(),
  kind: z.enum(ARTICLE_KINDS),
  title: z.string(),
  text: z.string(),
  picture: z.enum(ARTICLE_PICTURES),
  season: z.enum(SEASONS),
  interestKeys: z.array(z.string()),
  storeId: z.string().nullable(),
  tierKeys: z.array(z.string()).nullable(),
  link,
  status: z.enum(['draft', 'live', 'ended']),
  fromDay: dayField,
  untilDay: dayField,
  version: countField,
})

/** Of members who have agreed to the record of what they look at. */
const figures = z.object({
  readers: countField,
  useful: countField,
  notUseful: countField,
  /** Of readers whose week is over: those who came, and who bought, within it. */
  followed: countField,
  came: countField,
  bought: countField,
})

const draft = z
  .strictObject({
    kind: z.enum(ARTICLE_KINDS),
    title: nameFieldOf(24),
    text: proseField.min(1).max(3000).refine(hasSomethingToRead, NOT_READABLE),
    picture: z.enum(ARTICLE_PICTURES),
    season: z.enum(SEASONS).default('all'),
    interestKeys: z.array(tagKeyField).max(INTERESTS_MAX).default([]),
    storeId: storeIdField.nullable().default(null),
    tierKeys: restrictingListOf(tierKeyField, TIERS_MAX),
    link: link.default({ kind: 'none' }),
    status: z.enum(['draft', 'live', 'ended']),
    fromDay: dayField,
    untilDay: dayField,
  })
  .refine(({ fromDay, untilDay }) => untilDay >= fromDay, {
    message: '最后一天不能早于第一天',
    path: ['untilDay'],
  })

export const articleContract = defineContract({
  'article.list': {
    access: 'member',
    effect: 'reads',
    summary: 'The cards for the caller, first those that share interests, 30 at most',
    input: z.strictObject({}),
    output: z.object({
      articles: z.array(card),
      /** Which experiments decided the order: told when the list is drawn. */
      experimentIds: z.array(z.string()).optional(),
    }),
  },
  'article.get': {
    access: 'member',
    effect: 'reads',
    summary: 'One card to read',
    input: z.strictObject({ articleId: articleIdField }),
    output: page,
  },
  'article.finish': {
    access: 'member',
    effect: 'writes',
    summary:
      'It was read to its end: kept, with its interests, of whoever has agreed; `isUseful` is what they say of it',
    input: z.strictObject({ articleId: articleIdField, isUseful: z.boolean().optional() }),
    output: z.object({ isKept: z.boolean(), isUseful: z.boolean().nullable() }),
  },
  'article.save': {
    access: 'board',
    right: 'growth',
    effect: 'writes',
    summary: 'Write a card or change one; refused where too much of what is shown would want to sell',
    input: z.strictObject({
      /** Left out for a new one. */
      articleId: articleIdField.optional(),
      /** The version that was read; 0 for a new one. */
      baseVersion: countField,
      draft,
    }),
    output: z.object({ articleId: z.string(), version: countField }),
  },
  'article.listWritten': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'All cards by their first day, the latest first, 30 a page, with what came of each',
    input: z.strictObject({ beforeDay: dayField.optional() }),
    output: z.object({
      articles: z.array(written.extend({ figures })),
      nextBeforeDay: dayField.nullable(),
    }),
  },
  'article.getFigures': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary:
      'How much of what is shown wants to sell, against base and target, and what came of each kind in the last 90 days',
    input: z.strictObject({}),
    output: z.object({
      cards: countField,
      promotions: countField,
      share: z.number().min(0).max(1).nullable(),
      light: z.enum(['good', 'watch', 'bad']).nullable(),
      basePercent: countField,
      targetPercent: countField,
      windowDays: countField,
      kinds: z.array(figures.extend({ kind: z.enum(ARTICLE_KINDS), name: z.string() })),
      definition: z.string(),
    }),
  },
})
