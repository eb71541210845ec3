# syntax=docker/dockerfile:1
FROM node:22-slim AS build
# better-sqlite3 is compiled where no binary is to be had for this platform.
RUN apt-get update && apt-get install --yes --no-install-recommends g++ make python3
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-slim
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/dateline.db \
    HOST=0.0.0.0 \
    PORT=3000
WORKDIR /app
COPY --from=build /app/package.json /app/feeds.opml /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# HOST is open to the network inside the container, so WORKSPACE_TOKEN must be given.
CMD ["node", "dist/src/cli.js", "run"]
