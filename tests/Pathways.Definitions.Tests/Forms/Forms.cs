namespace Pathways.Definitions.Tests;

/// <summary>A form with one of everything.</summary>
internal static class Forms
{
    public static FormDefinition Measure { get; } = FormReader.Read("""
        { "type": "default", "title": "Mesures", "schemaVersion": 16, "components": [
          { "type": "text", "text": "Peser pieds nus." },
          { "type": "group", "label": "Anthropométrie", "components": [
            { "type": "number", "key": "weight_kg", "label": "Poids", "validate": { "required": true, "min": 5, "max": 250 },
              "properties": { "unit": "kg", "decimals": "1", "softMin": "8", "softMax": "150", "observation": "weight", "label.en": "Weight" } },
            { "type": "number", "key": "height_cm", "label": "Taille", "care": { "unit": "cm", "hardMin": 65, "hardMax": 220 } } ] },
          { "type": "datetime", "subtype": "date", "key": "measured_on", "dateLabel": "Date", "properties": { "notBefore": "2000-01-01", "notAfter": "today" } },
          { "type": "datetime", "subtype": "time", "key": "at", "timeLabel": "Heure" },
          { "type": "datetime", "subtype": "datetime", "key": "appointment" },
          { "type": "radio", "key": "sex", "label": "Sexe", "values": [ { "value": "F", "label": "Fille" }, { "value": "M", "label": "Garçon" } ] },
          { "type": "checklist", "key": "signs", "values": [ { "value": "snoring" }, { "value": "acanthosis" } ] },
          { "type": "checkbox", "key": "informed", "label": "Informé", "validate": { "required": true } },
          { "type": "textarea", "key": "note", "validate": { "minLength": 2, "maxLength": 10 } },
          { "type": "textfield", "key": "rpps", "validate": { "pattern": "[0-9]{11}" } },
          { "type": "number", "key": "weeks", "label": "Semaines", "validate": { "required": true }, "conditional": { "hide": "=sex != \"F\"" } },
          { "type": "dynamiclist", "path": "bmi_points", "label": "Points", "maxItems": 3, "components": [
            { "type": "number", "key": "age", "validate": { "required": true } }, { "type": "number", "key": "bmi", "validate": { "max": 80 } } ] },
          { "type": "button", "label": "Envoyer" } ] }
        """, "measure", "measure.json").Form!; // The text is sound; a test of reading would say otherwise.
}
