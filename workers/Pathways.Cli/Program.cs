using System.Text;
using Pathways.Cli;

// Names and units have accents and signs; a shell without UTF-8 shows them wrong but keeps them.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using CancellationTokenSource interrupted = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
return await CommandLine.RunAsync(args, Console.Out, Console.Error, interrupted.Token);
