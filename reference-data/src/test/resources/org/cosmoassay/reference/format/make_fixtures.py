"""Catalogues of known content, written by astropy and h5py: python3 make_fixtures.py DIRECTORY"""
import numpy as np, h5py, sys
from astropy.io import fits
out=sys.argv[1]
rng=np.random.default_rng(20261124)
# BOSS-like data and randoms
n=40
def table(n,rand):
    c=[fits.Column('RA','D',unit='deg',array=rng.uniform(150,160,n)),fits.Column('DEC','D',unit='deg',array=rng.uniform(0,10,n)),
       fits.Column('Z','E',array=rng.uniform(0.4,0.6,n).astype('f4')),fits.Column('NZ','E',array=np.full(n,3e-4,'f4')),
       fits.Column('WEIGHT_FKP','E',array=rng.uniform(0.1,0.5,n).astype('f4')),
       fits.Column('NAME','5A',array=['g%d'%i for i in range(n)])]
    if not rand: c+= [fits.Column('WEIGHT_SYSTOT','E',array=rng.uniform(0.9,1.1,n).astype('f4')),fits.Column('WEIGHT_CP','I',array=rng.integers(1,3,n)),fits.Column('WEIGHT_NOZ','I',array=rng.integers(1,3,n))]
    return fits.BinTableHDU.from_columns(c,name='CATALOG')
fits.HDUList([fits.PrimaryHDU(),table(n,False)]).writeto(out+'/boss-data.fits',overwrite=True)
fits.HDUList([fits.PrimaryHDU(),table(2*n,True)]).writeto(out+'/boss-randoms.fits',overwrite=True)
# a box: vector column, unsigned, scaled ints
m=25
pos=rng.uniform(0,100,(m,3)).astype('f4')
c=[fits.Column('pos','3E',unit='Mpc/h',array=pos),fits.Column('vx','D',unit='km s-1',array=np.arange(m)*1.0),fits.Column('vy','D',unit='km s-1',array=np.arange(m)*2.0),fits.Column('vz','D',unit='km s-1',array=np.arange(m)*-1.0),
   fits.Column('mass','E',unit='1e10 Msun/h',array=(np.arange(m)+1).astype('f4')),
   fits.Column('npart','I',bzero=32768,array=(np.arange(m)+40000).astype('u2'))]
fits.HDUList([fits.PrimaryHDU(),fits.BinTableHDU.from_columns(c,name='HALOS')]).writeto(out+'/box.fits',overwrite=True)
# TNG-like two-file set z=1, written by h5py (libver earliest) compressed
a=0.5
def tng(name,n,k,tot,tots):
    with h5py.File(out+'/'+name,'w') as f:
        h=f.create_group('Header')
        for kk,v in dict(BoxSize=35000.0,HubbleParam=0.6774,Ngroups_ThisFile=np.int32(n),Ngroups_Total=np.int32(tot),Nsubgroups_ThisFile=np.int32(2*n),Nsubgroups_Total=np.int32(tots),NumFiles=np.int32(2),Omega0=0.3089,OmegaLambda=0.6911,Redshift=1.0,Time=a).items(): h.attrs[kk]=v
        g=f.create_group('Group'); s=f.create_group('Subhalo')
        if n:
            i=np.arange(n)+10*k
            g.create_dataset('GroupPos',data=np.stack([i*100.+1,i*100.+2,i*100.+3],1).astype('f4'),compression='gzip')
            g.create_dataset('GroupVel',data=np.stack([i*1.,i*2.,-i*1.],1).astype('f4'))
            g.create_dataset('GroupMass',data=(i+1.).astype('f4'))
            g.create_dataset('Group_M_Crit200',data=(i+.5).astype('f4'))
            j=np.arange(2*n)+20*k
            s.create_dataset('SubhaloPos',data=np.stack([j*10.,j*10.+1,j*10.+2],1).astype('f4'))
            s.create_dataset('SubhaloVel',data=np.stack([j*1.,j*2.,-j*1.],1).astype('f4'))
            s.create_dataset('SubhaloMass',data=(j+1.).astype('f4'))
tng('fof_subhalo_tab_050.0.hdf5',4,0,7,14); tng('fof_subhalo_tab_050.1.hdf5',3,1,7,14)
# CosmoBench-like
with h5py.File(out+'/cosmobench.hdf5','w') as f:
    g=f.create_group('LH')
    for i in range(11):
        s=g.create_group('LH_%d'%i)
        for q,name in enumerate(['X','Y','Z','VX','VY','VZ']): s[name]=(np.arange(5+i)+q+0.25*i).astype('f4')
    p=f.create_group('params'); p['Omega_m']=np.linspace(.1,.5,11); p['sigma_8']=np.linspace(.6,1.,11)
# Rockstar-like columns
with h5py.File(out+'/rockstar.h5','w') as f:
    f.attrs['BoxSize']=250.0; f.attrs['h0']=0.68; f.attrs['Om']=0.307; f.attrs['a']=0.5
    g=f.create_group('halos')
    for name,v,u in [('x',np.arange(6)*40.,'Mpc/h'),('y',np.arange(6)*30.,'Mpc/h'),('z',np.arange(6)*20.,'Mpc/h'),('vx',np.arange(6)*1.,'km/s'),('vy',np.arange(6)*1.,'km/s'),('vz',np.arange(6)*1.,'km/s'),('Mvir',1e12*(1+np.arange(6)),'Msun/h'),('id',np.arange(6),None)]:
        d=g.create_dataset(name,data=v,chunks=(4,),compression='gzip')
        if u: d.attrs['units']=u
# GADGET-4: units in the parameters; two headers that lie
def gadget4(name,stated):
    with h5py.File(out+'/'+name,'w') as f:
        h=f.create_group('Header')
        for k,v in dict(Ngroups_ThisFile=np.int64(stated),Ngroups_Total=np.int64(stated),NumFiles=np.int32(1),BoxSize=500.0,Redshift=4.4e-16,Time=1.0).items(): h.attrs[k]=v
        p=f.create_group('Parameters')
        for k,v in dict(UnitLength_in_cm=3.085678e24,UnitMass_in_g=1.989e43,UnitVelocity_in_cm_per_s=1e5,HubbleParam=0.6774,Omega0=0.3089).items(): p.attrs[k]=v
        g=f.create_group('Group')
        i=np.arange(4)
        g['GroupPos']=np.stack([i*100.,i*100.+1,i*100.+2],1).astype('f4')
        g['GroupVel']=np.zeros((4,3),'f4')
        g['GroupMass']=(i+1.).astype('f4')
gadget4('gadget4.hdf5',4); gadget4('gadget4-five.hdf5',5); gadget4('gadget4-negative.hdf5',-1)
# The *.parquet files are from DuckDB 2.0 with each COMPRESSION: COPY (SELECT (i+0.25)::DOUBLE AS x,
# (i+0.5)::FLOAT AS y, i::INTEGER AS z, ((i%7)*1e13+1e12)::DOUBLE AS mass, 'g'||i AS name,
# CASE WHEN i=17 THEN NULL ELSE i::BIGINT END AS gap FROM range(300) t(i)) TO ... (FORMAT parquet)
