/**
 * Which way imports go (docs/adr, CONTRIBUTING "The house"). `npm run check` holds every file to it,
 * type-only imports included.
 */
const stages = ['feeds', 'stories', 'analysis', 'cards', 'delivery'];

const oneWay = stages.slice(0, -1).map((stage, i) => ({
  name: `${stage}-looks-forward`,
  severity: 'error',
  comment: 'Data flows one way; a stage does not know the stages after it.',
  from: { path: `^src/${stage}/` },
  to: { path: `^src/(${stages.slice(i + 1).join('|')})/` },
}));

/** Only files below `where` may import the package. */
const only = (name, where, pkg) => ({
  name,
  severity: 'error',
  from: { path: '^(src|adapters|commands)/', pathNot: where },
  to: { path: `node_modules/(${pkg})` },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shipped-code-needs-dependencies',
      severity: 'error',
      comment: 'What runs in production may not import a development dependency.',
      from: { path: '^(src|adapters|commands)/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    ...oneWay,
    {
      name: 'core-knows-no-adapter',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main[.]ts|cli[.]ts|terminal/)' },
      to: { path: '^(adapters|commands)/' },
    },
    {
      name: 'nobody-imports-the-roots',
      severity: 'error',
      comment: 'The pipeline and the composition root are only for those that start the program.',
      from: {
        path: '^(src|adapters|commands)/',
        pathNot: '^src/(main|cli|core|seed|tasks)[.]ts|^src/terminal/',
      },
      to: { path: '^src/(pipeline|main|cli|core|seed|tasks)[.]ts' },
    },
    {
      name: 'adapter-sees-port-only',
      severity: 'error',
      from: { path: '^adapters/[^/]+/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(src|commands)/', pathNot: '^src/(platform/|cards/|(command|errors|log|model)[.]ts)' },
    },
    {
      name: 'adapters-are-strangers',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'command-sees-queries-and-cards',
      severity: 'error',
      from: { path: '^commands/' },
      to: {
        path: '^(src|adapters)/',
        pathNot: '^src/(queries/|channels/|cards/|(command|command-words|errors|model)[.]ts)',
      },
    },
    {
      name: 'port-knows-cards-only',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(db|feeds|stories|analysis|delivery|queries|channels)/' },
    },
    {
      name: 'text-and-db-serve-the-stages',
      severity: 'error',
      comment: 'Language helpers and storage know no stage.',
      from: { path: '^src/(text|db)/' },
      to: { path: `^src/(${stages.join('|')}|queries|channels|platform)/` },
    },
    only('drizzle-in-db-only', '^src/db/', 'drizzle-orm|better-sqlite3'),
    only('jobs-in-jobs-only', '^src/jobs/', 'graphile-worker'),
    only('postgres-in-db-only', '^src/db/', 'pg'),
    only('watching-in-telemetry-only', '^src/telemetry/', 'prom-client|@opentelemetry'),
    only('drawing-in-pictures-only', '^src/pictures/', 'satori|@resvg'),
    {
      name: 'pictures-know-cards-only',
      severity: 'error',
      comment: 'A picture is data of a card; what draws it knows nothing else.',
      from: { path: '^src/pictures/' },
      to: {
        path: '^(src/(db|feeds|stories|analysis|delivery|queries|channels|platform)/|adapters/|commands/)',
      },
    },
    only('slack-sdk-in-slack-only', '^adapters/slack/', '@slack'),
    only('discord-sdk-in-discord-only', '^adapters/discord/', 'discord[.]js|@discordjs|discord-api-types'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types'],
    },
  },
};
