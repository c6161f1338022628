// A module, so that it adds to another one.
export {}

/** What happens to cards. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    /** Read to its end, by somebody who has agreed to the record of what they look at. */
    'article.read': { articleId: string; kind: 'how' | 'story' | 'goods' | 'offer'; at: number }
  }
}
