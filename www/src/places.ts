// The cities and counties of a province as one writes them: "杭州市", "杭州市西湖区".
import { places } from "virtual:places";

export function placesIn(region: string | undefined): string[] {
  const held = region ? places[region] : undefined;
  if (!held) return [];
  return held.split(";").flatMap((line) => {
    const [city = "", counties = ""] = line.split(":");
    return [city, ...counties.split(",").filter(Boolean).map((county) => city + county)].filter(Boolean);
  });
}
