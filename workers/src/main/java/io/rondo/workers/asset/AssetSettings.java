package io.rondo.workers.asset;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of files.
 *
 * @param folder where the bytes lie, the same for all nodes; default assets in the data folder
 * @param maxFile how large one file may be; default 2 GB
 * @param maxPixels how many pixels a picture may have, read before it is decoded; default 100
 *     million
 * @param partnerQuota how much one partner may keep here; default 20 GB
 * @param orderQuota how much may belong to one order; default 8 GB
 * @param openUploads how many uploads of one partner may be unfinished; default 50
 * @param uploadExpiry an upload that nobody continues is forgotten after this; default 1 day
 */
@ConfigurationProperties("rondo.workers.asset")
record AssetSettings(
    @DefaultValue("./data/assets") Path folder,
    @DefaultValue("2GB") DataSize maxFile,
    @DefaultValue("100000000") long maxPixels,
    @DefaultValue("20GB") DataSize partnerQuota,
    @DefaultValue("8GB") DataSize orderQuota,
    @DefaultValue("50") int openUploads,
    @DefaultValue("1d") Duration uploadExpiry) {}
