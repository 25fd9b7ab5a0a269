/** Operators on names and entries: what is there, under which name, and of which kind. */
import { toUtf8 } from "../../base/index.ts"
import { GONE, toBytes, type Change } from "../changes.ts"
import { changed, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"
import { swapCase } from "./case.ts"

const TEXT = toBytes(toUtf8("added by somebody\n"))
const LINK: Change = { kind: "entry", entry: "link" }

export const NAMES: readonly Operator[] = [
  added("file-added-to-payload", "A file was added to the payload.", "data/added-later.txt", [
    "MANIFEST_EXTRA",
    "UNSEALED_CONTENT",
  ]),
  added("file-added-hidden", "A hidden file was added to the payload.", "data/.hidden", [
    "MANIFEST_EXTRA",
    "UNSEALED_CONTENT",
  ]),
  added("file-added-beside", "A file was added beside the payload.", "README.txt", [
    "UNSEALED_CONTENT",
  ]),
  added("file-added-to-custody", "A file was added below custody/.", "custody/notes.json", [
    "UNSEALED_CONTENT",
  ]),
  added(
    "name-reserved",
    "A file with a name that Windows opens as a device was added.",
    "data/aux",
    ["CONTAINER_UNSAFE"],
  ),
  added("name-trailing-dot", "A file was added whose name some systems cut.", "data/twin.", [
    "CONTAINER_UNSAFE",
  ]),
  added("name-backslash", "A file was added whose name holds a backslash.", "data\\up.txt", [
    "CONTAINER_UNSAFE",
  ]),
  added("name-bidi", "A file was added whose name is shown backwards.", "data/a\u202egpj.exe", [
    "UNSEALED_CONTENT",
  ]),
  {
    id: "folder-added",
    layer: "names",
    does: "An empty folder was added.",
    codes: ["UNSEALED_CONTENT"],
    attempts: () => changed([["data/empty", { kind: "entry", entry: "folder" }]], "data/empty"),
  },
  {
    id: "link-added",
    layer: "names",
    does: "A symbolic link was added.",
    codes: ["CONTAINER_UNSAFE"],
    attempts: () => changed([["data/way-out", LINK]], "data/way-out"),
  },
  {
    id: "device-added",
    layer: "names",
    does: "A device was added.",
    codes: ["CONTAINER_UNSAFE"],
    attempts: () => changed([["data/null", { kind: "entry", entry: "other" }]], "data/null"),
  },
  {
    id: "file-replaced-by-link",
    layer: "names",
    does: "A payload file was replaced by a symbolic link.",
    codes: ["CONTAINER_UNSAFE", "MANIFEST_MISSING"],
    attempts: (scene) => onFile(scene, (path) => changed([[path, LINK]], path)),
  },
  {
    id: "file-replaced-by-folder",
    layer: "names",
    does: "A payload file was replaced by a folder.",
    codes: ["MANIFEST_MISSING", "UNSEALED_CONTENT"],
    attempts: (scene) =>
      onFile(scene, (path) => changed([[path, { kind: "entry", entry: "folder" }]], path)),
  },
  {
    id: "file-removed",
    layer: "names",
    does: "A payload file was removed.",
    codes: ["MANIFEST_MISSING"],
    attempts: (scene) => onFile(scene, (path) => changed([[path, GONE]], path)),
  },
  {
    id: "file-renamed",
    layer: "names",
    does: "A payload file was given another name.",
    codes: ["MANIFEST_MISSING", "MANIFEST_EXTRA"],
    attempts: (scene) => onFile(scene, (path) => moved(path, `${path}.bak`)),
  },
  {
    id: "file-moved",
    layer: "names",
    does: "A payload file was moved into another folder.",
    codes: ["MANIFEST_MISSING", "MANIFEST_EXTRA"],
    attempts: (scene) => onFile(scene, (path) => moved(path, path.replace("data/", "data/moved/"))),
  },
  {
    id: "file-hidden-by-twin",
    layer: "names",
    does: "A payload file was removed and a copy of another put beside that one.",
    codes: ["MANIFEST_MISSING"],
    attempts: ({ target: { payload } }: Scene): Attempts => {
      const [first, second] = payload
      if (first === undefined || second === undefined) return skipped("there are no two files")
      const copy = `${second.path}.copy`
      return changed(
        [
          [first.path, GONE],
          [copy, { kind: "taken", from: second.path }],
        ],
        first.path,
      )
    },
  },
  {
    id: "name-case-twin",
    layer: "names",
    does: "A file was added whose name differs from another only in case.",
    codes: ["NAME_COLLISION"],
    attempts: (scene) => onFile(scene, (path) => twin(path, swapCase(path))),
  },
  twins("name-form-twin", "Unicode form", ["caf\u00e9.txt", "cafe\u0301.txt"]),
  twins("name-form-and-case-twin", "Unicode form and case", ["CAF\u00c9.txt", "cafe\u0301.txt"]),
  twins("name-letter-twin", "a letter that is a form of another", [
    "\u017feal-\u03c3.txt",
    "seal-\u03c2.txt",
  ]),
]

function added(
  id: string,
  does: string,
  ...[path, codes]: [path: string, codes: Operator["codes"]]
): Operator {
  return { id, layer: "names", does, codes, attempts: () => changed([[path, TEXT]], path) }
}

function onFile(
  { target: { payload }, random }: Scene,
  attempt: (path: string) => Attempts,
): Attempts {
  const file = random.pick(payload)
  return file === undefined ? skipped("there is no payload file") : attempt(file.path)
}

function moved(from: string, to: string): Attempts {
  return changed(
    [
      [from, GONE],
      [to, { kind: "taken", from }],
    ],
    from,
    to,
  )
}

/** Two new files; which of them is told as the twin depends on their order. */
function twins(id: string, what: string, names: readonly string[]): Operator {
  const paths = names.map((name) => `data/${name}`)
  return {
    id,
    layer: "names",
    does: `Two files were added whose names differ only in ${what}.`,
    codes: ["NAME_COLLISION"],
    attempts: () =>
      changed(
        paths.map((path) => [path, TEXT] as const),
        ...paths,
      ),
  }
}

function twin(path: string, other: string): Attempts {
  if (other === path) return skipped("the name has no letters")
  // Which of the two is told as the twin depends on their order.
  return changed([[other, TEXT]], other, path)
}
