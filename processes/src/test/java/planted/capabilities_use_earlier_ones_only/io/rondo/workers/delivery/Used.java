package planted.capabilities_use_earlier_ones_only.io.rondo.workers.delivery;

/** What must not be used from where it is used. */
public class Used {}
