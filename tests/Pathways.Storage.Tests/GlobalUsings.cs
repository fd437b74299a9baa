global using Pathways.Care;
global using Pathways.Population;
global using Pathways.Runtime;
global using Pathways.Testing;
global using Xunit;
