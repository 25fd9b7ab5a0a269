/** The case file as a section of the report: declared, and told to be. */
import { CASE_FIELD_NAMES, CASE_FIELDS, CASE_GROUPS, type CaseFile } from "./case-file.ts"
import type { Block, Fact, Section } from "./document.ts"
import type { Wording } from "./wording.ts"

/** One section, or none when there is no case file. */
export function caseSections(file: CaseFile | undefined, wording: Wording): readonly Section[] {
  if (file === undefined) return []
  const { title, declared } = wording.words.matter
  const groups = CASE_GROUPS.map((group) =>
    filledFacts(file, wording, (name) => CASE_FIELDS[name].group === group),
  ).filter((entries) => entries.length > 0)
  return [
    {
      title,
      blocks: [
        { kind: "paragraph", text: declared },
        ...groups.map((entries): Block => ({ kind: "facts", entries })),
      ],
    },
  ]
}

/** The case number and whoever examined, for the head of the report. */
export function caseCover(file: CaseFile | undefined, wording: Wording): readonly Fact[] {
  const onCover = ["caseNumber", "exhibit", "classification", "examiner"]
  return file === undefined ? [] : filledFacts(file, wording, (name) => onCover.includes(name))
}

function filledFacts(
  file: CaseFile,
  { words, shown }: Wording,
  isWanted: (name: (typeof CASE_FIELD_NAMES)[number]) => boolean,
): readonly Fact[] {
  return CASE_FIELD_NAMES.filter(isWanted).flatMap((name) => {
    const value = file[name] ?? ""
    // Line breaks are the writer's; everything else that moves text is written out.
    const lines = value.trim().split(/\r?\n/).map(shown)
    return value.trim() === "" ? [] : [{ name: words.matter.fields[name], value: lines.join("\n") }]
  })
}
