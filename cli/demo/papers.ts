/** The papers beside the records: the fund's rules and the minutes of its committee. */
const RULES = [
  "Rules of the Neighbourhood Fund, Harbour Ward",
  "",
  "1. Associations of the ward may apply, once for each project.",
  "2. Case officers check documents; an automation checks the limit.",
  "3. Two members of the committee agree to every grant.",
  "4. Finance pays after the second agreement, never before.",
  "5. Records are kept for ten years and handed to the ward's archive each summer.",
  "",
]

const MINUTES = [
  {
    path: "papers/minutes-2025-02-27.txt",
    at: Date.UTC(2025, 1, 27, 18),
    lines: [
      "Minutes, 27 February 2025",
      "Present: Fernández Muñoz, Böttcher, Phạm, Zubieta",
      "The limit is lowered from 20,000 to 18,000 euros from 3 March on. Agreed by all.",
    ],
  },
  {
    path: "papers/Protokoll-2025-04-10-März-Anträge.txt",
    at: Date.UTC(2025, 3, 10, 18),
    lines: [
      "Protokoll, 10. April 2025",
      "Anwesend: Böttcher, Fernández Muñoz, Phạm",
      "Wer einen Bericht schuldet, erhält keine weitere Förderung. Einstimmig.",
    ],
  },
  {
    path: "papers/acta-2025-05-02-reunión.txt",
    at: Date.UTC(2025, 4, 2, 18),
    lines: [
      "Acta, 2 de mayo de 2025",
      "Presentes: Zubieta, Fernández Muñoz, Böttcher, Phạm",
      "Una segunda persona en pagos solo por encima de 5.000 euros. Tres votos a favor, uno en contra.",
    ],
  },
] as const

export interface Paper {
  readonly path: string
  /** Milliseconds since 1970 at which it was filed. */
  readonly at: number
  readonly text: string
}

export const PAPERS: readonly Paper[] = [
  { path: "papers/rules-2025.txt", at: Date.UTC(2025, 0, 20, 12), text: RULES.join("\n") },
  ...MINUTES.map(({ path, at, lines }) => ({
    path: path.normalize("NFC"),
    at,
    text: `${lines.join("\n")}\n`,
  })),
]
