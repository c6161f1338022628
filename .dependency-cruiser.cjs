// Who may import whom. The picture and the reasons are in docs/architecture.md.

// A lower shelf never imports a higher one; the nouns of a shelf stand in an order of their own.
const SHELVES = {
  base: ['alert', 'job', 'settings', 'facts', 'audit'],
  ledger: ['account', 'points', 'tier'],
  people: ['member', 'staff'],
  goods: [],
  loyalty: ['coupon', 'check-in'],
  till: ['purchase'],
  growth: ['entrance', 'referral'],
  insight: ['event', 'score', 'tag', 'segment', 'report'],
  reach: [],
  front: ['home', 'privacy'],
}

const places = Object.entries(SHELVES).flatMap(([shelf, nouns]) => nouns.map((noun) => `${shelf}/${noun}`))

const later = places.slice(0, -1).map((place, index) => ({
  name: `${place.replace('/', '-')}-imports-no-later-noun`,
  severity: 'error',
  from: { path: `^cloudfunctions/domains/${place}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^cloudfunctions/domains/(${places.slice(index + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-is-pure',
      comment: 'Rules take values and return decisions: nothing of a runtime may come in.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: {
        path: '^(client|cloudfunctions|local-cloud|scripts)/|node_modules/(?!(zod|dayjs))|^node:',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'kernel-knows-no-noun',
      severity: 'error',
      from: { path: '^shared/kernel/' },
      to: { path: '^shared/(?!kernel/)' },
    },
    {
      name: 'only-the-platform-imports-the-sdk',
      severity: 'error',
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/platform/' },
      to: { path: 'node_modules/wx-server-sdk' },
    },
    {
      name: 'the-platform-knows-no-domain',
      severity: 'error',
      from: { path: '^cloudfunctions/platform/' },
      to: { path: '^cloudfunctions/(domains|api|jobs|ops|track)/' },
    },
    {
      name: 'only-repositories-name-collections',
      severity: 'error',
      from: { path: '^cloudfunctions/domains/', pathNot: '\\.(repository|test)\\.ts$' },
      to: { path: '^cloudfunctions/platform/db/(collection|cloud-db)' },
    },
    {
      name: 'handlers-call-services-only',
      severity: 'error',
      from: { path: '\\.handlers\\.ts$' },
      to: { path: '\\.repository\\.ts$' },
    },
    {
      name: 'the-client-knows-no-server',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(cloudfunctions|local-cloud|scripts)/' },
    },
    {
      name: 'no-schema-code-on-the-phone',
      comment: 'Contracts and rule documents hold schemas; the phone imports their types only.',
      severity: 'error',
      from: { path: '^client/src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^shared/.*(contract|rules|fields)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-are-apart',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+/[^/]+)/' },
      to: { path: '^client/src/(features/(?!$1/)|pages/)' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^client/src/(ui|api|platform|session)/' },
      to: { path: '^client/src/(features|pages)/' },
    },
    {
      name: 'only-tests-and-scripts-know-the-local-cloud',
      severity: 'error',
      from: { path: '^(cloudfunctions|shared|client)/', pathNot: '(\\.test\\.tsx?$|^cloudfunctions/testing/)' },
      to: { path: '^local-cloud/' },
    },
    {
      name: 'a-noun-is-used-through-its-face',
      severity: 'error',
      from: { path: '^cloudfunctions/domains/([^/]+/[^/]+)/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^cloudfunctions/domains/(?!$1/)', pathNot: '\\.face\\.ts$' },
    },
    {
      name: 'a-noun-goes-around-its-own-face',
      severity: 'error',
      from: { path: '^cloudfunctions/domains/([^/]+/[^/]+)/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^cloudfunctions/domains/$1/[^/]+\\.face\\.ts$' },
    },
    ...later,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
