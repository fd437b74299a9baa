using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Population;

/// <summary>The invented patients of the demonstration network: what the childhood pathway meets, and a few adults.</summary>
internal static class DemoPatients
{
    /// <summary>All of them. The comment says what the growth shows on the IOTF reference.</summary>
    public static ImmutableArray<DemoPatient> All { get; } =
    [
        // Overweight, early rebound at four.
        new("lison", "Démo-Lilas", "Lison", Sex.Female, 8.3m,
            "2.0:12.9/88 3.0:15.0/97 4.0:17.0/104.5 5.0:19.8/111 6.0:23.3/117 7.1:27.6/123.5 8.2:32.8/130",
            IdentityStatus.Qualified),
        // Obesity since six.
        new("adam", "Démo-Bleuet", "Adam", Sex.Male, 10.0m,
            "3.1:16.8/100.5 4.2:19.3/108.5 5.0:22.0/114 6.1:26.7/120.5 7.3:32.7/127.5 8.6:40.8/135 9.9:49.9/141.5",
            IdentityStatus.Validated),
        // Very early rebound at three, not overweight yet.
        new("maelle", "Démo-Jonquille", "Maëlle", Sex.Female, 4.6m,
            "2.0:12.3/87 2.5:13.2/91.5 3.0:14.4/96 3.6:16.1/100.5 4.1:17.8/104 4.5:19.7/107",
            IdentityStatus.Provisional),
        // Usual growth.
        new("hugo", "Démo-Muguet", "Hugo", Sex.Male, 6.1m,
            "2.1:12.8/88.5 3.0:14.6/96 4.1:16.6/103.5 5.0:18.5/110 6.0:20.7/116",
            IdentityStatus.Provisional),
        // Severe obesity.
        new("ines", "Démo-Pivoine", "Inès", Sex.Female, 13.2m,
            "4.0:19.6/105.5 6.0:27.6/118 8.0:39.5/130 9.5:51.4/139 11.0:66.2/148 12.2:80.0/155.5 13.1:91.2/160.5",
            IdentityStatus.Qualified),
        // Overweight adolescent.
        new("nathan", "Démo-Genêt", "Nathan", Sex.Male, 14.9m,
            "5.0:19.6/112 7.0:25.2/124 9.0:33.4/135 11.0:43.9/145 13.0:57.2/158 14.8:70.2/170",
            IdentityStatus.Validated),
        // Three years old, to be watched.
        new("malo", "Démo-Bruyère", "Malo", Sex.Male, 3.2m,
            "2.0:12.9/86.5 2.6:14.1/91.5 3.1:15.3/95.5",
            IdentityStatus.Provisional),
        // At the limit of overweight.
        new("jade", "Démo-Violette", "Jade", Sex.Female, 11.0m,
            "3.0:14.1/95 5.0:18.1/109 6.5:22.1/118 8.0:28.1/127 9.5:35.5/136 10.9:43.0/144.5",
            IdentityStatus.Validated),
        // Thin: another question for a doctor.
        new("ilyes", "Démo-Myosotis", "Ilyès", Sex.Male, 8.0m,
            "4.0:14.6/101 5.5:16.9/111 6.8:18.8/119 7.9:20.3/125",
            IdentityStatus.Provisional),
        // Obesity, soon adult.
        new("chloe", "Démo-Capucine", "Chloé", Sex.Female, 15.9m,
            "6.0:21.5/116 9.0:35.6/134 12.0:56.7/152.5 14.0:72.0/161.5 15.8:79.1/164",
            IdentityStatus.Qualified),
        // Adults, for the other pathways.
        new("odette", "Démo-Glycine", "Odette", Sex.Female, 82.4m, "81.4:58.2/156 82.3:54.1/155.5", IdentityStatus.Validated),
        new("lucien", "Démo-Houx", "Lucien", Sex.Male, 76.7m, "76.6:81.5/171", IdentityStatus.Qualified),
    ];
}
