import { describe, expect, it } from "vitest"
import { finding, statusOf } from "../../../core/findings/index.ts"
import { checkDigestStrength } from "../../../core/hashing/index.ts"
import {
  changed,
  evidenceBag,
  files,
  hex,
  plainBag,
  read,
  type Files,
} from "../formats/sample-bags.ts"

const strengthOf = async (contents: Files) => checkDigestStrength((await read(contents)).claims)

/** A bag of one file that is listed with exactly these algorithms. */
function listedWith(...algorithms: readonly string[]): Files {
  const bag = changed(plainBag(), { "manifest-sha256.txt": undefined })
  return algorithms.reduce(
    (held, name) =>
      changed(held, { [`manifest-${name}.txt`]: `${hex(name, "hello")}  data/hello.txt\n` }),
    bag,
  )
}

describe("checkDigestStrength", () => {
  it.each(["sha256", "sha384", "sha512"])("passes %s", async (algorithm) => {
    expect(statusOf(await strengthOf(listedWith(algorithm)))).toBe("PASSED")
  })

  it.each(["md5", "sha1", "sha224"])("leaves it open when only %s vouches", async (algorithm) => {
    const outcome = await strengthOf(listedWith(algorithm))
    expect(outcome.findings).toEqual([
      finding("CRYPTO_CONSTRAINTS_FAILURE", `manifest-${algorithm}.txt`, { algorithm, files: "1" }),
    ])
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })

  it("passes a weak digest beside a strong one", async () => {
    expect(statusOf(await strengthOf(listedWith("md5", "sha256")))).toBe("PASSED")
  })

  it("counts only the files that nothing stronger vouches for", async () => {
    const both = changed(listedWith("sha256"), {
      "manifest-md5.txt": `${hex("md5", "hello")}  data/hello.txt\n${hex("md5", "")}  data/b\n`,
    })
    const outcome = await strengthOf(both)
    expect(outcome.findings.map(({ observed }) => observed)).toEqual([
      { algorithm: "md5", files: "1" },
    ])
    expect(outcome.population).toEqual({ expected: 2, checked: 2 })
  })

  it("judges checksum lists", async () => {
    const outcome = await strengthOf(files({ a: "a", MD5SUMS: `${hex("md5", "a")}  a\n` }))
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })

  it("passes an evidence bag", async () => {
    expect(statusOf(await strengthOf(evidenceBag()))).toBe("PASSED")
  })

  it("has no object where nothing is listed", async () => {
    expect(statusOf(await strengthOf(files({ a: "a" })))).toBe("NOT_APPLICABLE")
  })
})
