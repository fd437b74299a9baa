using Pathways.Workers;

return await WorkerHost.RunAsync(args, TimeProvider.System);
