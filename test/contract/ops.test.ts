import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {createServer, type Server} from 'node:http'
import {connect, createServer as createTcpServer} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'

const ops = (name: string): string => readFileSync(join('ops', name), 'utf8')
const isInstalled = (program: string): boolean => spawnSync(program, ['-v']).error === undefined
const root = mkdtempSync(join(tmpdir(), 'lotse-ops-'))
afterAll(() => rmSync(root, {recursive: true, force: true}))

/** The lines of a block in braces, without comments; `opening` is the line it begins with. */
function block(text: string, opening: string): readonly string[] {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
  const from = lines.indexOf(opening)
  expect(from, opening).toBeGreaterThanOrEqual(0)
  let depth = 1
  let to = from + 1
  for (; depth > 0; to++) {
    const line = lines[to] ?? '}'
    depth += line.endsWith('{') ? 1 : line === '}' ? -1 : 0
  }
  return lines.slice(from + 1, to - 1)
}

describe('the proxy snippets', () => {
  it('keep no log of reports in nginx, and pass nothing on that names a browser', () => {
    const lines = block(ops('nginx.conf'), 'location = /v1/report {')
    expect(lines).toEqual(expect.arrayContaining(['access_log off;', 'error_log /dev/null crit;']))
    for (const header of ['Cookie', 'User-Agent', 'Referer'])
      expect(lines).toContain(`proxy_set_header ${header} "";`)
    expect(lines).toContain('proxy_set_header X-Forwarded-For $remote_addr;')
  })

  it('keep no log of reports in Caddy, and pass nothing on that names a browser', () => {
    const text = ops('Caddyfile')
    expect(text).toContain('@report path /v1/report\n')
    // Without "log" a site has no access log.
    expect(block(text, 'reports.shop.example {').filter((line) => /^log\b/.test(line))).toEqual([])
    const lines = block(text, 'handle @report {')
    for (const header of ['Cookie', 'User-Agent', 'Referer']) expect(lines).toContain(`header_up -${header}`)
    expect(block(text, 'log default {')).toEqual(['exclude http.log.error'])
  })

  it.skipIf(!isInstalled('caddy'))('are what Caddy understands', () => {
    const {status, stderr} = spawnSync('caddy', [
      'validate',
      '--config',
      'ops/Caddyfile',
      '--adapter',
      'caddyfile',
    ])
    expect([status, status === 0 ? '' : String(stderr)]).toEqual([0, ''])
  })

  it.skipIf(!isInstalled('caddy'))(
    'leave no trace of a report in a running Caddy, not even when it fails',
    {timeout: 60_000},
    async () => {
      const {upstream, upstreamPort, seen} = await startUpstream()
      const port = await freePort()
      const file = join(root, 'Caddyfile')
      const text = ops('Caddyfile')
        .replaceAll('127.0.0.1:4173', `127.0.0.1:${upstreamPort}`)
        .replace('reports.shop.example {', `http://127.0.0.1:${port} {`)
        .replace(/^\{$/m, '{\n\tadmin off')
      writeFileSync(file, text)
      const caddy = spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
        env: {...process.env, HOME: root, XDG_DATA_HOME: root, XDG_CONFIG_HOME: root},
      })
      let logs = ''
      for (const output of [caddy.stdout, caddy.stderr]) output.on('data', (chunk) => (logs += String(chunk)))
      await expect.poll(() => isListening(port), {timeout: 20_000}).toBe(true)
      await sendThrough(port, upstream)
      await stopProcess(caddy)
      expectNoTrace(seen)
      expect(logs).toContain('serving initial configuration')
      for (const trace of ['/v1/report', 'canary', `127.0.0.1:${upstreamPort}`])
        expect(logs).not.toContain(trace)
    },
  )

  it.skipIf(!isInstalled('nginx'))(
    'leave no trace of a report in a running nginx, not even when it fails',
    async () => {
      const {upstream, upstreamPort, seen} = await startUpstream()
      const port = await freePort()
      const nginx = await startNginx(port, upstreamPort)
      await sendThrough(port, upstream)
      await stopProcess(nginx)
      expectNoTrace(seen)
      const logs =
        readFileSync(join(root, 'access.log'), 'utf8') + readFileSync(join(root, 'error.log'), 'utf8')
      expect(logs).toContain('/v1/health')
      expect(logs).toContain('connect() failed')
      expect(logs).not.toContain('/v1/report')
    },
  )
})

interface Seen {
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** What stands where the collector would, and tells what came. */
async function startUpstream(): Promise<{
  readonly upstream: Server
  readonly upstreamPort: number
  readonly seen: readonly Seen[]
}> {
  const seen: Seen[] = []
  const upstream = createServer((request, response) => {
    seen.push({path: request.url ?? '', headers: request.headers})
    response.writeHead(204).end()
  }).listen(0, '127.0.0.1')
  await new Promise((done) => upstream.once('listening', done))
  const address = upstream.address()
  return {upstream, upstreamPort: typeof address === 'object' && address ? address.port : 0, seen}
}

/** A report and something else through a proxy, while the collector is there and when it is gone. */
async function sendThrough(port: number, upstream: Server): Promise<void> {
  const report = {
    method: 'POST',
    body: new Uint8Array(64),
    headers: {'user-agent': 'canary', referer: 'http://canary/', cookie: 'canary=1'},
  }
  const statusOf = async (path: string, init?: RequestInit) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, init)).status
  expect(await statusOf('/v1/report', report)).toBe(204)
  expect(await statusOf('/v1/health')).toBe(204)
  upstream.close()
  upstream.closeAllConnections()
  expect(await statusOf('/v1/report', report)).toBe(502)
  expect(await statusOf('/v1/metrics')).toBe(502)
}

function expectNoTrace(seen: readonly Seen[]): void {
  expect(seen.map(({path}) => path)).toEqual(['/v1/report', '/v1/health'])
  expect(seen[0]!.headers).toMatchObject({'x-forwarded-for': '127.0.0.1'})
  expect(JSON.stringify(seen[0])).not.toContain('canary')
}

/** A whole nginx around the snippet, with its logs on. */
async function startNginx(port: number, upstreamPort: number): Promise<ChildProcess> {
  const file = join(root, 'nginx.conf')
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${root}/${name};`,
  )
  writeFileSync(
    file,
    `daemon off; pid ${root}/pid; error_log ${root}/error.log info; worker_processes 1;
     events {} http { access_log ${root}/access.log; ${paths.join(' ')}
     server { listen 127.0.0.1:${port}; ${ops('nginx.conf').replaceAll('127.0.0.1:4173', `127.0.0.1:${upstreamPort}`)} } }`,
  )
  // Its own check first, for what it has to say.
  const check = spawnSync('nginx', ['-t', '-p', root, '-c', file], {encoding: 'utf8'})
  expect([check.status, check.status === 0 ? '' : check.stderr]).toEqual([0, ''])
  spawnSync('chmod', ['-R', 'a+rwX', root])
  const nginx = spawn('nginx', ['-p', root, '-c', file], {stdio: 'ignore'})
  await expect.poll(() => isListening(port), {timeout: 10_000}).toBe(true)
  return nginx
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createTcpServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

function stopProcess(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}

describe('the systemd unit', () => {
  const lines = ops('lotse.service').split('\n')
  const settingOf = (key: string): string | undefined =>
    lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1)

  it('starts a program that is there, stops it so that it can write, and dumps no memory', () => {
    const [, program = '', command, ...rest] = (settingOf('ExecStart') ?? '').split(' ')
    expect(existsSync(program.replace('/opt/lotse/', ''))).toBe(true)
    expect([command, ...rest]).toEqual(['collector', '--data', '/var/lib/lotse', '--json'])
    expect(settingOf('KillSignal')).toBe('SIGTERM')
    expect(Number(settingOf('TimeoutStopSec'))).toBeGreaterThanOrEqual(30)
    expect([settingOf('LimitCORE'), settingOf('StateDirectoryMode'), settingOf('DynamicUser')]).toEqual([
      '0',
      '0700',
      'yes',
    ])
  })
})

describe('the systemd unit in systemd itself', () => {
  const isThere = spawnSync('systemd-analyze', ['--version']).status === 0

  it.skipIf(!isThere)('is understood to the last line', () => {
    // With programs and an environment that are there.
    const unit = ops('lotse.service')
      .replace('/usr/bin/node', process.execPath)
      .replaceAll('/opt/lotse', process.cwd())
    const file = join(root, 'lotse.service')
    writeFileSync(file, unit)
    const {stderr} = spawnSync('systemd-analyze', ['verify', '--man=no', file], {encoding: 'utf8'})
    expect(stderr.split('\n').filter((line) => line.includes('lotse'))).toEqual([])
    writeFileSync(file, `${unit}\n[Service]\nRestartSecs=2\n`)
    const wrong = spawnSync('systemd-analyze', ['verify', '--man=no', file], {encoding: 'utf8'})
    expect(wrong.stderr).toContain('RestartSecs')
  })
})

describe('the container', () => {
  const lines = ops('Containerfile').replace(/^#.*$/gm, '').split('\n')
  const instruction = (name: string): string =>
    lines
      .filter((line) => line.startsWith(`${name} `))
      .at(-1)
      ?.slice(name.length + 1) ?? ''
  const cli = 'dist/cli/lotse.mjs'
  const isBuilt = existsSync(cli) && readFileSync(cli, 'utf8').includes('lotse collector')

  it('runs as an ordinary user and is stopped by the signal that writes', () => {
    expect(instruction('USER')).toBe('node')
    expect(instruction('STOPSIGNAL')).toBe('SIGTERM')
    expect(instruction('ENV')).toContain('LOTSE_PROXIES=1')
  })

  it.skipIf(!isBuilt)('leaves out no package that its command imports', () => {
    const leftOut = /npm uninstall ([^&]*)/.exec(ops('Containerfile'))?.[1] ?? ''
    const names = leftOut.split(/\s+/).filter((word) => /^[@a-z]/.test(word))
    expect(names).toContain('@tensorflow/tfjs-core')
    const text = readFileSync(cli, 'utf8')
    const imports = [...text.matchAll(/^import .*? from "([^"]+)"|^import "([^"]+)"/gm)].map(
      ([, from, bare]) => from ?? bare ?? '',
    )
    expect(imports).toContain('libsql')
    const isOf = (name: string) => (path: string) => path === name || path.startsWith(`${name}/`)
    expect(names.filter((name) => imports.some(isOf(name)))).toEqual([])
  })

  it.skipIf(!isBuilt)(
    'holds all that its command needs to serve, and stops cleanly',
    {timeout: 30_000},
    async () => {
      const image = join(root, 'lotse')
      const copies = lines.flatMap((line) => /^COPY --from=build \/lotse\/(\S+)/.exec(line)?.[1] ?? [])
      expect(copies).toEqual(['package.json', 'node_modules', 'dist', 'models/artefacts'])
      for (const path of copies) {
        mkdirSync(dirname(join(image, path)), {recursive: true})
        if (path === 'node_modules') symlinkSync(join(process.cwd(), path), join(image, path))
        else cpSync(path, join(image, path), {recursive: true})
      }
      const command = [...parseList(instruction('ENTRYPOINT')), ...parseList(instruction('CMD'))].map(
        (word) => word.replace("'/lotse/", `'${image}/`).replace(/^\/data$/, join(root, 'data')),
      )
      const child = spawn(process.execPath, command.slice(1), {
        cwd: image,
        env: {...process.env, HOST: '127.0.0.1', PORT: '0', LOTSE_PROXIES: '1'},
      })
      let said = ''
      for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => (said += String(chunk)))
      await expect.poll(() => said, {timeout: 15_000}).toContain('"listening"')
      const address = /"address":"([^"]+)"/.exec(said)?.[1]
      expect(await (await fetch(`${address}/health`)).json()).toEqual({status: 'ok', waiting: 0})
      expect((await fetch(`${address}/reports/`)).status).toBe(200)
      await stopProcess(child)
      expect([child.exitCode, said.trim().split('\n').at(-1)]).toEqual([0, '{"kind":"stopped"}'])
    },
  )
})

describe('the container file in buildah (skipped where it is not installed, or this user may not build)', () => {
  const storage = ['--root', join(root, 'images'), '--runroot', join(root, 'run'), '--storage-driver', 'vfs']
  const buildah = (...args: readonly string[]) =>
    spawnSync('buildah', [...storage, ...args], {encoding: 'utf8'})
  // Installed does not mean that this user may build with it.
  const empty = isInstalled('buildah') ? buildah('from', 'scratch') : null
  // Whoever may not look into an image may not delete all of what was built either.
  const canBuild = empty?.status === 0 && buildah('mount', empty.stdout.trim()).status === 0
  afterAll(() => {
    if (empty) buildah('rm', '--all')
  })

  /** Builds on an empty base, without the steps that need a shell and the network, and hands back the image. */
  function build(context: string, text: string, ...options: readonly string[]): string {
    mkdirSync(context, {recursive: true})
    const file = join(root, 'Containerfile')
    writeFileSync(file, text.replaceAll(/^FROM \S+/gm, 'FROM scratch').replaceAll(/^RUN (.*\\\n)*.*$/gm, ''))
    const {status, stdout, stderr} = buildah(
      'bud',
      '-q',
      '--format',
      'docker',
      '-f',
      file,
      ...options,
      context,
    )
    expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
    return stdout.trim()
  }

  it.skipIf(!canBuild)('takes the sources into the build, and nothing that is built, kept or secret', () => {
    const context = join(root, 'context')
    const sources = ['package.json', 'package-lock.json', 'cli/main.ts', 'models/artefacts/taste.bin']
    const others = [
      '.git/HEAD',
      'node_modules/canary/index.js',
      'demo-site/node_modules/canary/index.js',
      'demo-site/shop/lotse/manifest.json',
      'dist/cli/lotse.mjs',
      'data/shop-key',
      'npm.log',
    ]
    for (const path of [...sources, ...others]) {
      mkdirSync(dirname(join(context, path)), {recursive: true})
      writeFileSync(join(context, path), path)
    }
    cpSync('.dockerignore', join(context, '.dockerignore'))
    const image = build(context, ops('Containerfile'), '--target', 'build')
    const container = buildah('from', image).stdout.trim()
    const built = join(buildah('mount', container).stdout.trim(), 'lotse')
    expect(sources.filter((path) => !existsSync(join(built, path)))).toEqual([])
    expect(others.filter((path) => existsSync(join(built, path)))).toEqual([])
  })

  it.skipIf(!canBuild)('is understood: who runs what, how it is asked for its health and stopped', () => {
    const text = ops('Containerfile').replaceAll(/^COPY --from.*$/gm, '')
    const image = build(join(root, 'nothing'), text.slice(text.lastIndexOf('FROM ')))
    const {config} = JSON.parse(buildah('inspect', '--type', 'image', image).stdout).Docker
    expect(config).toMatchObject({
      User: 'node',
      Cmd: ['collector', '--data', '/data', '--json'],
      StopSignal: 'SIGTERM',
      Volumes: {'/data': {}},
      ExposedPorts: {'4173/tcp': {}},
    })
    const [kind, program, ...args] = config.Healthcheck.Test
    expect([kind, program]).toEqual(['CMD', 'node'])
    // Nothing listens there: not healthy.
    const asked = spawnSync(process.execPath, args, {env: {...process.env, PORT: '9'}})
    expect(asked.status).toBe(1)
  })
})

function parseList(text: string): readonly string[] {
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value)) throw new TypeError(`not a list: ${text}`)
  return value.map(String)
}
