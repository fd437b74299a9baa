global using Pathways.Care;
global using Pathways.Engine;
global using Pathways.Rules;
global using Pathways.Storage;
global using Pathways.Testing;
global using Xunit;
