using Pathways.Workers;

return await Start.RunAsync(args, TimeProvider.System);
