// Stories of our own invention.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const DAM = `The dam above the old mill

“The wall is not going to fall tomorrow,” said Ines Duarte, the council’s chief engineer. “But I cannot sign a paper that says it will stand for fifty years.”

Mayor Rolf Haugen called the vote “a bitter evening”. “We have waited eleven years,” Haugen said.

The so-called “dry quarter” has been without water since 2019. A shopkeeper on Mill Lane, Oda Brekke, said she had stopped counting.

“They come with maps,” she said. “They leave with maps.”

Paul Hoang, who wrote the report, disagreed: “It does not say ‘stop’, and it does not say ‘go on’.”

“Who pays?” a man shouted from the gallery.
`;

const FAIR = [
  { id: "fair-1", date: "2026-04-02", headline: "Book fair opens", text: "“We are sad, and we have a full hall,” said Ines Duarte, who runs the fair." },
  { id: "fair-2", date: "2026-06-12", headline: "Fair counts its visitors", text: "“Twelve thousand came,” Ines Duarte said.\n\nMayor Rolf Haugen called it “a good weekend”." },
];

export function writeStories(folder) {
  writeFileSync(join(folder, "dam.txt"), DAM);
  writeFileSync(join(folder, "fair.jsonl"), FAIR.map((story) => JSON.stringify(story) + "\n").join(""));
  writeFileSync(join(folder, "people.csv"), "id,name,aliases,gender\np1,Ines Duarte,,f\np2,Rolf Haugen,Haugen,m\n");
}
