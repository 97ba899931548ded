//! The published schemas are those that the engine's tables say. `npm run rules:schema` writes them again.

use std::path::Path;

#[path = "rust/schema.rs"]
mod schema;

#[test]
fn the_schemas_in_rules_are_fresh() {
    for (name, wanted) in [("schema.json", schema::rules()), ("filing.schema.json", schema::filing())] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(name);
        let lies = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            lies == schema::text(&wanted),
            "rules/{name} 不是最新的：请运行 npm run rules:schema。rules/{name} is stale: run npm run rules:schema."
        );
    }
}
