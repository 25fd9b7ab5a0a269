/**
 * The two generated parts of docs/architecture.md: the room table as the rules
 * enforce it, and the picture of the imports that are really there.
 */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { cruise } from "dependency-cruiser"
import { packages, pureRooms, rooms } from "./rooms.mjs"

/** Who may import whom, in Markdown. */
export function renderRoomTable() {
  const rows = Object.entries(rooms).map(([room, allowed]) => {
    const brought = Object.entries(packages)
      .filter(([, entry]) => entry.rooms.includes(room))
      .map(([name]) => `\`${name.endsWith("/") ? `${name}*` : name}\``)
    const all = Object.keys(pureRooms).every((name) => allowed.includes(name))
    const may = all ? "any pure room" : allowed.join(", ") || "nothing"
    return `| ${room} | ${may} | ${brought.join(", ")} |`
  })
  return ["| Room | May import | Packages |", "| --- | --- | --- |", ...rows].join("\n")
}

/**
 * A Mermaid graph of the rooms and the imports between them, as found in the sources.
 *
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function renderRoomGraph(root) {
  const edges = await roomEdges(root)
  const names = [...new Set(edges.flat())].sort((a, b) => position(a) - position(b))
  const lines = [
    ...names.map((name) => `  ${nodeId(name)}["${name}"]`),
    ...reduced(edges).map(([from, to]) => `  ${nodeId(from)} --> ${nodeId(to)}`),
  ]
  return ["```mermaid", "flowchart TD", ...lines, "```"].join("\n")
}

/**
 * @param {string} root
 * @returns {Promise<readonly (readonly [string, string])[]>} each pair once, sorted
 */
async function roomEdges(root) {
  const folders = ["core", "cli", "electron", "renderer"].filter((folder) =>
    existsSync(join(root, folder)),
  )
  const { output } = await cruise(folders, {
    baseDir: root,
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    includeOnly: { path: "^(core|cli|electron|renderer)/" },
  })
  if (typeof output === "string") throw new TypeError("dependency-cruiser returned text")
  const pairs = output.modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => `${place(source)} ${place(resolved)}`),
  )
  return [...new Set(pairs)]
    .map((pair) => pair.split(" "))
    .filter((pair) => pair.length === 2 && pair[0] !== pair[1])
    .map(([from = "", to = ""]) => /** @type {const} */ ([from, to]))
    .sort((a, b) => position(a[0]) - position(b[0]) || position(a[1]) - position(b[1]))
}

/**
 * Leaves out an arrow where a longer way says the same, so the picture stays legible.
 *
 * @param {readonly (readonly [string, string])[]} edges
 */
function reduced(edges) {
  return edges.filter(
    ([from, to]) =>
      !edges.some(([a, via]) => a === from && via !== to && reachable(edges, via).has(to)),
  )
}

/**
 * @param {readonly (readonly [string, string])[]} edges
 * @param {string} start
 * @returns {ReadonlySet<string>} every room that start depends on, directly or not
 */
function reachable(edges, start) {
  const found = new Set([start])
  // A Set is walked in insertion order and sees what is added on the way.
  for (const room of found) {
    for (const [from, to] of edges) if (from === room) found.add(to)
  }
  return found
}

/**
 * The room or application a file belongs to.
 *
 * @param {string} path
 */
function place(path) {
  const [top = "", second = ""] = path.split("/")
  if (top !== "core") return top
  return second.endsWith(".ts") ? "core" : second
}

/** The order of the argument: rooms as in the table, then the front of core, then applications. */
const ORDER = [...Object.keys(rooms), "core", "cli", "electron", "renderer"]

/** @param {string} name */
const position = (name) => ORDER.indexOf(name)

/** @param {string} name Mermaid takes some plain words for keywords. */
const nodeId = (name) => `room_${name}`
